using System.CommandLine;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Inspections.Forms;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>inspection-form [FILE]</c>: the form that inspections go by; with a file, its next version.</summary>
internal static class InspectionFormCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "A next version of the form, as JSON. Without it the form in use is printed, as a file has it.", Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("inspection-form", "Show the form of inspections with its rules, or bring a next version into use.") { file };
        command.SetAction((parsed, cancellation) =>
        {
            var given = parsed.GetValue(file);
            return CommandHost.RunAsync((services, token) => given is null ? ShowAsync(services, token) : AddAsync(services, given, token), cancellation);
        });
        return command;
    }

    private static async Task<int> ShowAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await Console.Out.WriteLineAsync(InspectionFormFile.Write(await services.GetRequiredService<InspectionForms>().CurrentAsync(cancellation)));
        return 0;
    }

    private static async Task<int> AddAsync(IServiceProvider services, FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists)
        {
            throw new CommandFailure($"There is no file {file.FullName}.");
        }

        var (form, fault) = InspectionFormFile.Read(await File.ReadAllTextAsync(file.FullName, cancellation));
        if (form is null)
        {
            throw new CommandFailure($"{file.Name} is not taken. {fault}");
        }

        await using var session = await services.GetRequiredService<Database>().BeginAsync(cancellation);
        if (!await services.GetRequiredService<InspectionForms>().AddAsync(session, form, cancellation))
        {
            throw new CommandFailure($"Version {form.Version} is not newer than the form in use. Forms are never changed: give it the next number.");
        }

        await services.GetRequiredService<AuditLog>().AddAsync(session, Actor.Console, new AuditEntry
        {
            Action = "inspection-form.add", RecordKind = "inspection-form", RecordId = AuditEntry.Id(form.Version), Division = null,
            After = new { form.Version, Items = form.Items.Count(), form.Rules },
        });
        await session.CommitAsync(cancellation);
        await Console.Out.WriteLineAsync(AuditEntry.Id(form.Version));
        await Console.Error.WriteLineAsync($"In use from now on: {form.Items.Count()} items, {form.Items.Count(item => item.Key)} of them key items.");
        return 0;
    }
}
