using System.Globalization;
using System.Text;
using Spectre.Console;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>The results: tables for the terminal, and the marked block of <c>loadtests/README.md</c>.</summary>
internal static class ComparisonReport
{
    private const string Begin = "<!-- compare:begin -->";
    private const string End = "<!-- compare:end -->";
    private const string ReadMe = "README.md";
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
        text.Append(CultureInfo.InvariantCulture, $"{Begin}\nMeasured on {day:yyyy-MM-dd}: {machine}. Medians of {options.Rounds} interleaved rounds of {options.Seconds:0.#} s unless a table says otherwise; the whole run took {took.TotalMinutes:0} minutes.\n");
        foreach (var table in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {table.Title}\n\n{table.Note}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Headings)} |\n|---|{string.Concat(Enumerable.Repeat("--:|", table.Headings.Count - 1))}\n");
            foreach (var row in table.Rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
            }
        }

        return text.Append(End).ToString();
    }

    /// <summary>Puts the block into <c>loadtests/README.md</c> above the binaries, and answers whether there was one to put it into.</summary>
    public static bool Write(string block)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, ReadMe);
            if (!File.Exists(file) || File.ReadAllText(file) is not { } text || !text.Contains(Begin, StringComparison.Ordinal))
            {
                continue;
            }

            var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
            if (end < begin)
            {
                return false;
            }

            File.WriteAllText(file, string.Concat(text.AsSpan(0, begin), block, text.AsSpan(end + End.Length)));
            return true;
        }

        return false;
    }
}
