using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafeDiningCode.Web.Scanning.Reports;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>reports</c>: what diners reported of wrong shops and of covered or forged codes, for regulators.</summary>
internal static class ReportsCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "As a JSON array." };
        var command = new Command("reports", "List diners' reports of wrong shops and of covered or forged codes.") { json };
        command.SetAction((parsed, cancellation) =>
        {
            var asJson = parsed.GetValue(json);
            return CommandHost.RunAsync((services, token) => RunAsync(services, asJson, token), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool asJson, CancellationToken cancellation)
    {
        var reports = await services.GetRequiredService<CodeReports>().AllAsync(cancellation);
        if (asJson)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(reports, Json));
            return 0;
        }

        foreach (var report in reports)
        {
            await Console.Out.WriteLineAsync(FormattableString.Invariant(
                $"{report.ReportedAt:yyyy-MM-dd HH:mm}  {report.Kind,-10}  {report.Code,-16}  {report.Name ?? "-"}  {report.Comment?.ReplaceLineEndings(" ")}"));
        }

        return 0;
    }
}
