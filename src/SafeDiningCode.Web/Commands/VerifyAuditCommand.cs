using System.CommandLine;
using System.Globalization;
using SafeDiningCode.Web.Audit;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>verify-audit</c>: walks the chain of the audit and names the first link that is broken.</summary>
internal static class VerifyAuditCommand
{
    private const int Broken = 1;
    private const int HashDigits = 64;

    public static Command Create()
    {
        var expect = new Option<string?>("--expect")
        {
            Description = "The line that an earlier run ended with, NUMBER:HASH, kept elsewhere: that entry must still be there, unchanged.",
        };
        expect.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !TryRead(text, out _))
            {
                result.AddError("--expect is a number, a colon and a hash of 64 digits, as verify-audit prints them.");
            }
        });
        var command = new Command("verify-audit", "Check that no entry of the audit was changed or removed. The server may run meanwhile.") { expect };
        command.SetAction((parsed, cancellation) =>
        {
            var known = TryRead(parsed.GetValue(expect), out var kept) ? kept : ((long, string)?)null;
            return CommandHost.RunAsync((services, token) => RunAsync(services, known, token), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, (long Number, string Hash)? known, CancellationToken cancellation)
    {
        var report = await ConsoleProgress.RunAsync(progress => services.GetRequiredService<AuditChain>().VerifyAsync(
            known,
            ConsoleProgress.Each<(long Done, long Of)>(each => progress.Report("Verifying", each.Of == 0 ? 1 : (double)each.Done / each.Of, each.Done)),
            cancellation));
        if (report.BrokenAt is { } number)
        {
            await Console.Out.WriteLineAsync(report.Fault switch
            {
                ChainFault.Missing => FormattableString.Invariant($"broken: entry {number} is missing; the {report.Count} before it are as they were written"),
                ChainFault.End => FormattableString.Invariant($"broken: the end of the chain does not name entry {number}; its {report.Count} entries are as they were written"),
                _ => FormattableString.Invariant($"broken: entry {number} was changed; the {report.Count} before it are as they were written"),
            });
            return Broken;
        }

        await Console.Error.WriteLineAsync(FormattableString.Invariant($"{report.Count} entries are as they were written. Keep this line elsewhere, for --expect:"));
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{report.Count}:{report.LastHash}"));
        return 0;
    }

    private static bool TryRead(string? text, out (long Number, string Hash) kept)
    {
        kept = default;
        var parts = text?.Split(':') ?? [];
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !(parts[1].Length == HashDigits || (number == 0 && parts[1].Length == 0)))
        {
            return false;
        }

        kept = (number, parts[1]);
        return true;
    }
}
