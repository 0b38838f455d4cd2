using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SafeDiningCode.LoadTests.Report;

/// <summary>Text and tables as HTML. All text goes through here: what a server answered may hold anything.</summary>
internal static class Text
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Html(string text) => Encoder.Encode(text);

    /// <summary>A table that scrolls by itself where the page is narrow.</summary>
    public static string Table(ReportTable table, string caption)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""<div class="scroll" tabindex="0" role="region" aria-label="{Html(caption)}"><table><thead><tr>""");
        foreach (var (index, heading) in table.Headings.Index())
        {
            html.Append(CultureInfo.InvariantCulture, $"""<th scope="col"{(index == 0 ? "" : " class=\"num\"")}>{Html(heading)}</th>""");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"""<tr><th scope="row">{Html(row[0])}</th>""");
            foreach (var cell in row.Skip(1))
            {
                html.Append(CultureInfo.InvariantCulture, $"""<td class="num">{Html(cell)}</td>""");
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    /// <summary>A table to be opened.</summary>
    public static string Details(string summary, ReportTable table) => $"<details><summary>{Html(summary)}</summary>{Table(table, summary)}</details>";
}
