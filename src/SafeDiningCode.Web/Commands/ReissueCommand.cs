using System.CommandLine;
using SafeDiningCode.Web.Codes;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>reissue CODE</c>: a new sticker for an old one.</summary>
internal static class ReissueCommand
{
    public static Command Create()
    {
        var code = CodeArgument.Create();
        var command = new Command(
            "reissue", "Revoke a code and issue its eatery the next one, both or neither. Prints the new code and its address.") { code };
        command.SetAction((parsed, cancellation) =>
        {
            var typed = parsed.GetRequiredValue(code);
            return CommandHost.RunAsync((services, token) => RunAsync(services, typed, token), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string typed, CancellationToken cancellation)
    {
        await PublicAddress.WarnIfLocalAsync(services);
        var code = CodeArgument.Read(typed);
        var change = await services.GetRequiredService<CodeIssuer>().ReissueAsync(code, cancellation);
        CodeArgument.RefuseUnlessDone(services, code, change);
        var active = change.Active!.Value;
        await Console.Out.WriteLineAsync(active.ToString());
        await Console.Out.WriteLineAsync(services.GetRequiredService<CodeLinks>().For(active));
        return 0;
    }
}
