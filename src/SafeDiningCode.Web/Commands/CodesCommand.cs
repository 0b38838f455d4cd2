using System.CommandLine;
using SafeDiningCode.Web.Codes.Listing;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>codes</c>: lists every code ever issued.</summary>
internal static class CodesCommand
{
    public static Command Create()
    {
        var csv = new Option<bool>("--csv") { Description = "As CSV with the columns code,licence,name,division,url,status." };
        var command = new Command("codes", "List the codes, active and revoked.") { csv };
        command.SetAction((parsed, cancellation) =>
        {
            var asCsv = parsed.GetValue(csv);
            return CommandHost.RunAsync((services, token) => asCsv ? CsvAsync(services, token) : TableAsync(services, token), cancellation);
        });
        return command;
    }

    private static async Task<int> CsvAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var stdout = Console.OpenStandardOutput();
        await services.GetRequiredService<CodeList>().WriteCsvAsync(stdout, cancellation);
        return 0;
    }

    private static async Task<int> TableAsync(IServiceProvider services, CancellationToken cancellation)
    {
        // Not Console.Out: that one flushes after every line.
        await using var table = new StreamWriter(Console.OpenStandardOutput());
        await table.WriteLineAsync($"{"CODE",-16}  {"STATUS",-7}  {"LICENCE",-16}  {"DIVISION",-9}  NAME");
        var count = 0;
        await foreach (var code in services.GetRequiredService<CodeList>().ReadAsync().WithCancellation(cancellation))
        {
            await table.WriteLineAsync($"{code.Code}  {code.Status,-7}  {code.Licence,-16}  {code.Division,-9}  {code.Name}");
            count++;
        }

        await table.FlushAsync(cancellation);
        await Console.Error.WriteLineAsync(count == 0
            ? "There are no codes yet: import a registry first."
            : FormattableString.Invariant($"{count} codes. With --csv the list has their addresses too."));
        return 0;
    }
}
