using System.CommandLine;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.SelfChecks.Lists;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>check-list [FILE]</c>: the lists that self-checks go by; with a file, a next version of one.</summary>
internal static class CheckListCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "A next version of a list, as JSON. Without it the lists in use are printed, in the form that a file has.", Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("check-list", "Show the check lists of daily, weekly and monthly self-checks, or bring a next version into use.") { file };
        command.SetAction((parsed, cancellation) =>
        {
            var given = parsed.GetValue(file);
            return CommandHost.RunAsync((services, token) => given is null ? ShowAsync(services, token) : AddAsync(services, given, token), cancellation);
        });
        return command;
    }

    private static async Task<int> ShowAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var lists = services.GetRequiredService<CheckLists>();
        foreach (var kind in SelfCheckKinds.All)
        {
            await Console.Out.WriteLineAsync(CheckListFile.Write(await lists.CurrentAsync(kind, cancellation)));
        }

        return 0;
    }

    private static async Task<int> AddAsync(IServiceProvider services, FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists)
        {
            throw new CommandFailure($"There is no file {file.FullName}.");
        }

        var (list, fault) = CheckListFile.Read(await File.ReadAllTextAsync(file.FullName, cancellation));
        if (list is null)
        {
            throw new CommandFailure($"{file.Name} is not taken. {fault}");
        }

        await using var session = await services.GetRequiredService<Database>().BeginAsync(cancellation);
        if (!await services.GetRequiredService<CheckLists>().AddAsync(session, list, cancellation))
        {
            throw new CommandFailure($"Version {list.Version} of the {list.Kind} list is not newer than the one in use. Lists are never changed: give it the next number.");
        }

        await services.GetRequiredService<AuditLog>().AddAsync(session, Actor.Console, new AuditEntry
        {
            Action = "check-list.add", RecordKind = "check-list", RecordId = $"{list.Kind}/{AuditEntry.Id(list.Version)}", Division = null,
            After = new { list.Kind, list.Version, Items = list.Items.Count() },
        });
        await session.CommitAsync(cancellation);
        await Console.Out.WriteLineAsync($"{list.Kind} {AuditEntry.Id(list.Version)}");
        await Console.Error.WriteLineAsync($"In use from now on: {list.Items.Count()} items, {list.Texts.Count} texts.");
        return 0;
    }
}
