// What browsers find on the clipboard when it was copied from elsewhere: the shapes that Word, Outlook and web pages give it.

/** Word for Windows: styles and comments at its head, a list as paragraphs, a smart tag, a picture, a table. */
export const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {mso-style-unhide:no; margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='mso-pagination:widow-orphan'>Home visit<o:p></o:p></h1>
<p class=MsoNormal style='margin-bottom:8pt'><b style='mso-bidi-font-weight:normal'><span lang=EN-US
style='font-size:11.0pt;font-family:"Calibri",sans-serif;color:red'>The house was cold</span></b><span>, and there was
no food.<o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal><st1:place w:st="on"><st1:City w:st="on">Aldermere</st1:City></st1:place> police had called.
<del cite="mailto:x" datetime="2026-03-01"><span>Kerry shouted.</span></del></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>&#183;<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>No coat<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span></span><![endif]>nor gloves<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span><span
style='mso-list:Ignore'>2.<span>&nbsp; </span></span></span><![endif]>No breakfast<o:p></o:p></p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="p"/><![endif]--><![if !vml]><img width=100 src="file:///C:/x.png"><![endif]></p>
<table class=MsoTableGrid border=1 cellspacing=0><tr><td width=200><p class=MsoNormal><b>Day</b></p></td><td><p
class=MsoNormal>Seen</p></td></tr><tr><td><p class=MsoNormal>Monday</p></td><td><p class=MsoNormal>Alone</p></td></tr></table>
<p class=MsoQuote><i>“I was in Alfie’s bed.”</i></p>
<!--EndFragment--></body></html>`

/** A mail in Outlook: lines broken by hand, a table that only lays out, an address behind words, hidden text. */
export const MAIL = `<html><body><div class="WordSection1"><table role=presentation><tr><td><div style="display:none">Preview
of the mail</div><p class=MsoNormal>Dear Asha,<br>she was late<br>again.</p></td></tr></table>
<p>Rota: <a href="https://example.org/safelinks?u=1">see here</a>, or <a href="mailto:nan@example.org">nan@example.org</a>.</p>
</div></body></html>`

/** A page of the web: lists within lists, numbers, a script, what looks like nothing. */
export const WEB_PAGE = `<meta charset="utf-8"><div style="color:#333"><script>alert(1)</script><h2>What helps</h2>
<ol start="3"><li>Whisper songs</li><li><p>Nan</p><ul><li>on Sundays</li></ul></li></ol>
<blockquote><p>It is high up and mine.</p></blockquote><p>  </p><img src="https://example.org/x.png" onerror="alert(1)"></div>`
