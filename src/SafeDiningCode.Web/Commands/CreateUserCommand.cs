using System.CommandLine;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Managing;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>create-user</c>: the first administrator, or any official, from the server's console.</summary>
internal static class CreateUserCommand
{
    public static Command Create()
    {
        var name = new Option<string>("--name") { Description = "What they sign in by: 3 to 40 letters, digits or . _ - @.", Required = true };
        var role = new Option<string>("--role") { Description = "administrator, regulator or inspector.", Required = true };
        var division = new Option<string>("--division") { Description = "The code of the place that they see, with all within it: 53, 5301, 530102 …", Required = true };
        var person = new Option<string?>("--person") { Description = "Their name as others see it; the sign-in name unless set." };
        var password = new Option<bool>("--password") { Description = "Ask for a password here (or read it as a line from stdin) instead of printing an activation link." };
        name.Validators.Add(result => Refuse(result, SignInNames.IsName, "--name has 3 to 40 letters, digits or . _ - @, and one letter at least."));
        role.Validators.Add(result => Refuse(result, text => Roles.TryFromCode(text, out var known) && known != Role.Owner, "--role is administrator, regulator or inspector; owners get activation slips."));
        division.Validators.Add(result => Refuse(result, text => DivisionCode.TryNormalise(text, out _), "--division is a code of 2, 4, 6 or 9 digits."));

        var command = new Command(
            "create-user", "Make an account for an administrator, regulator or inspector. Prints a one-time link by which they set their password.")
        {
            name, role, division, person, password,
        };
        command.SetAction((parsed, cancellation) =>
        {
            DivisionCode.TryNormalise(parsed.GetRequiredValue(division), out var place);
            var signInName = parsed.GetRequiredValue(name);
            var official = new NewOfficial(parsed.GetValue(person) ?? signInName, signInName, Phone: null, Roles.FromCode(parsed.GetRequiredValue(role)), place);
            var ask = parsed.GetValue(password);
            return CommandHost.RunAsync((services, token) => ask ? WithPasswordAsync(services, official, token) : WithLinkAsync(services, official, token), cancellation);
        });
        return command;
    }

    private static async Task<int> WithLinkAsync(IServiceProvider services, NewOfficial official, CancellationToken cancellation)
    {
        await PublicAddress.WarnIfLocalAsync(services);
        await using var scope = services.CreateAsyncScope();
        var slip = await scope.ServiceProvider.GetRequiredService<AccountKeeper>().CreateAsync(Actor.Console, official, cancellation) ?? throw Taken(official);
        await Console.Error.WriteLineAsync("The account is made. This link sets its password, once, within 14 days:");
        await Console.Out.WriteLineAsync(slip.Link);
        return 0;
    }

    private static async Task<int> WithPasswordAsync(IServiceProvider services, NewOfficial official, CancellationToken cancellation)
    {
        var password = await AskAsync("Password: ", cancellation);
        if (PasswordRules.FaultOf(password, [official.Name, official.SignInName]) is { } fault)
        {
            throw new CommandFailure(PasswordWords.Of(fault, Language.English));
        }

        if (!Console.IsInputRedirected && await AskAsync("Once more: ", cancellation) != password)
        {
            throw new CommandFailure("The two passwords differ. No account was made.");
        }

        await using var scope = services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<AccountKeeper>().CreateAsync(Actor.Console, official, password, cancellation))
        {
            throw Taken(official);
        }

        await Console.Out.WriteLineAsync($"{official.SignInName} may sign in, and must then set up a second factor.");
        return 0;
    }

    private static CommandFailure Taken(NewOfficial official) => new($"The name {official.SignInName} belongs to another account. Nothing was changed.");

    private static void Refuse(System.CommandLine.Parsing.OptionResult result, Predicate<string> isGood, string words)
    {
        if (result.Tokens is [var token] && !isGood(token.Value))
        {
            result.AddError(words);
        }
    }

    // Not echoed on a terminal; from a pipe the first line.
    private static async Task<string> AskAsync(string prompt, CancellationToken cancellation)
    {
        if (Console.IsInputRedirected)
        {
            return await Console.In.ReadLineAsync(cancellation) ?? "";
        }

        await Console.Error.WriteAsync(prompt);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        await Console.Error.WriteLineAsync();
        return typed.ToString();
    }
}
