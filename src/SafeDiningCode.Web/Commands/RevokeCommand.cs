using System.CommandLine;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Codes;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>revoke CODE</c>: the sticker is no longer good.</summary>
internal static class RevokeCommand
{
    public static Command Create()
    {
        var code = CodeArgument.Create();
        var command = new Command(
            "revoke",
            "Revoke a code: whoever scans it reads 此码已作废. The eatery is without a code until the next import, which issues "
            + "a new number to every eatery whose licence is in force; to replace a code at once, use reissue.") { code };
        command.SetAction((parsed, cancellation) =>
        {
            var typed = parsed.GetRequiredValue(code);
            return CommandHost.RunAsync((services, token) => RunAsync(services, typed, token), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string typed, CancellationToken cancellation)
    {
        var code = CodeArgument.Read(typed);
        CodeArgument.RefuseUnlessDone(services, code, await services.GetRequiredService<CodeIssuer>().RevokeAsync(code, cancellation));
        await Console.Out.WriteLineAsync(code.ToString());
        await Console.Error.WriteLineAsync("Revoked. The next import issues a new number if the eatery's licence is in force.");
        return 0;
    }
}

/// <summary>A code on the command line: sixteen characters, grouped or not, in either case, or the whole address.</summary>
internal static class CodeArgument
{
    public static Argument<string> Create() => new("CODE") { Description = "The 16 characters as printed below the code, or its whole address." };

    public static TrustCode Read(string typed) => CodeLinks.TryRead(typed, out var code)
        ? code
        : throw new CommandFailure($"'{typed}' is not a code: it has 16 letters and digits, without U. Check it against the poster.");

    public static void RefuseUnlessDone(IServiceProvider services, TrustCode code, CodeChange change)
    {
        switch (change)
        {
            case { Outcome: CodeChangeOutcome.Forged }:
                throw new CommandFailure($"{code.Grouped} was not made by this service: a mistyped character, a forged code, or another database.");
            case { Outcome: CodeChangeOutcome.Unknown }:
                throw new CommandFailure($"{code.Grouped} is genuine but not in this database. Restore the backup that has it.");
            case { Outcome: CodeChangeOutcome.AlreadyRevoked, Active: { } active }:
                throw new CommandFailure(
                    $"{code.Grouped} was revoked before. Its eatery's code is now {active.Grouped}: {services.GetRequiredService<CodeLinks>().For(active)}");
            case { Outcome: CodeChangeOutcome.AlreadyRevoked }:
                throw new CommandFailure($"{code.Grouped} was revoked before. Its eatery has no code now; the next import issues one if its licence is in force.");
            default:
                break;
        }
    }
}
