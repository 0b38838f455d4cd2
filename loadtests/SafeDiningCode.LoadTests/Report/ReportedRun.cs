using System.Globalization;
using SafeDiningCode.LoadTests.Running;

namespace SafeDiningCode.LoadTests.Report;

/// <summary>Runs, writes the report and says how it went: 0 where all limits were held, else 1.</summary>
internal static class ReportedRun
{
    private const int Failed = 1;

    public static async Task<int> RunAsync(RunOptions options, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("safedining-load-");
        try
        {
            var result = await new ScenarioRun(options, folder.FullName, Console.Error.WriteLine).RunAsync(cancellation);
            var written = await WriteAsync(result, cancellation);
            await Console.Out.WriteLineAsync(TextReport.Summary(result));
            await Console.Out.WriteLineAsync($"The report: {written}");
            return result.Standing == Standing.Held ? 0 : Failed;
        }
        catch (ComparisonException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> WriteAsync(RunResult result, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{result.Began:yyyyMMdd-HHmmss}-{result.Options.Action}");
        var folder = Directory.CreateDirectory(Path.GetFullPath(result.Options.Out ?? Path.Combine("loadtest-reports", name)));
        var page = Path.Combine(folder.FullName, "report.html");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.md"), TextReport.Markdown(result), cancellation);
        await File.WriteAllTextAsync(page, HtmlReport.Page(result), cancellation);
        return page;
    }
}
