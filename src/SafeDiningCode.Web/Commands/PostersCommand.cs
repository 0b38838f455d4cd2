using System.CommandLine;
using SafeDiningCode.Web.Codes.Posters;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>posters</c>: a file to print for every code of a district.</summary>
internal static class PostersCommand
{
    public static Command Create()
    {
        var division = new Option<string>("--division") { Description = "Code of a city, county, zone or street, like 530102: all below it too.", Required = true };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for the files; made if there is none.", Required = true };
        var size = new Option<string>("--size") { Description = "Paper: a5 or a4.", DefaultValueFactory = _ => "a5" };
        size.AcceptOnlyFromAmong("a5", "a4", "A5", "A4");
        var force = new Option<bool>("--force") { Description = "Write again what is there already: after a change of names, or of --size." };
        var command = new Command("posters", "Write a poster to print, as PDF, for every active code of a division. Run again after a stop, it goes on.")
        {
            division, folder, size, force,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var wanted = new Wanted(
                parsed.GetRequiredValue(division).Trim(),
                parsed.GetRequiredValue(folder).FullName,
                Enum.Parse<PaperSize>(parsed.GetRequiredValue(size), ignoreCase: true),
                parsed.GetValue(force));
            return CommandHost.RunAsync((services, token) => RunAsync(services, wanted, token), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, Wanted wanted, CancellationToken cancellation)
    {
        await PublicAddress.WarnIfLocalAsync(services);
        if (!services.GetRequiredService<DivisionDirectory>().Units.TryGetValue(wanted.Division, out var unit))
        {
            throw new CommandFailure($"There is no division {wanted.Division}: give the code of a city (5301), county or zone (530102) or street (530102001).");
        }

        var files = services.GetRequiredService<PosterFiles>();
        var rows = await files.ListAsync(unit.Code, cancellation);
        if (rows.Count == 0)
        {
            await Console.Error.WriteLineAsync($"{unit.Name} ({unit.Code}) has no active codes: nothing to write.");
            return 0;
        }

        var (fonts, missing) = services.GetRequiredService<PosterFonts>().Load();
        if (missing is not null)
        {
            await Console.Error.WriteLineAsync($"{missing}\nWithout it the posters are written as HTML pages: print each from a browser, or its print to PDF.");
        }

        PosterRun run;
        try
        {
            run = await ConsoleProgress.RunAsync(progress => files.WriteAsync(
                rows,
                wanted.Folder,
                wanted.Size,
                fonts,
                wanted.Force,
                ConsoleProgress.Each<int>(done => progress.Report("Posters", (double)done / rows.Count, done)),
                cancellation));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"The posters cannot be written to {wanted.Folder}: {error.Message}");
        }

        var there = run.Skipped > 0 ? FormattableString.Invariant($", {run.Skipped} were there already (--force writes them again)") : "";
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{run.Written} posters written to {wanted.Folder}{there}."));
        return 0;
    }

    private sealed record Wanted(string Division, string Folder, PaperSize Size, bool Force);
}
