using System.Globalization;
using System.Text;
using Spectre.Console;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>The results: tables for the terminal, and the text of a block of <c>loadtests/README.md</c>.</summary>
internal static class ComparisonReport
{
    private const int WidthOfFiles = 150;

    /// <summary>Shows the tables in the terminal.</summary>
    public static void Show(IEnumerable<ReportTable> tables)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfFiles;
            AnsiConsole.Profile.Capabilities.Ansi = false;
        }

        foreach (var table in tables)
        {
            var shown = new Table { Title = new TableTitle(Markup.Escape(table.Title)), Caption = new TableTitle(Markup.Escape(table.Note)) };
            shown.AddColumns([.. table.Headings.Select(heading => new TableColumn(Markup.Escape(heading)) { Alignment = heading.Length == 0 ? Justify.Left : Justify.Right })]);
            foreach (var row in table.Rows)
            {
                shown.AddRow([.. row.Select(cell => new Text(cell.Replace("`", "", StringComparison.Ordinal)))]);
            }

            AnsiConsole.Write(shown);
            AnsiConsole.WriteLine();
        }
    }

    /// <summary>The block's text.</summary>
    public static string Markdown(IEnumerable<ReportTable> tables, MachineInfo machine, CompareOptions options, TimeSpan took, DateOnly day)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured on {day:yyyy-MM-dd}: {machine}. Medians of {options.Rounds} interleaved rounds of {options.Seconds:0.#} s unless a table says otherwise; the whole run took {took.TotalMinutes:0} minutes.\n");
        foreach (var table in tables)
        {
            text.Append(table.ToMarkdown());
        }

        return text.ToString();
    }
}
