using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Web.Standing;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>recompute FILE</c>: computes a month's red and black lists anew from a published file. Needs no database.</summary>
internal static class RecomputeCommand
{
    private const int Refused = 1;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A published file: /api/v1/standing/MONTH." };
        file.AcceptExistingOnly();
        var command = new Command("recompute", "Compute a month's red and black lists anew from a published file, and say whether they are the same.") { file };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(file), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo path, CancellationToken cancellation)
    {
        try
        {
            var file = StandingFile.Read(await File.ReadAllTextAsync(path.FullName, cancellation));
            if (file.Formula != StandingRules.FormulaOf(file.Facts.Settings))
            {
                await Console.Error.WriteLineAsync(FormattableString.Invariant(
                    $"The file was computed by formulas version {file.Formula}; this program has version {StandingRules.FormulaOf(file.Facts.Settings)} for its settings. Use the release that published it."));
                return Refused;
            }

            var isSame = file.IsAsComputed(out var computed);
            foreach (var unit in computed.Ranking)
            {
                var black = computed.Black.FirstOrDefault(entry => entry.Unit == unit.Unit)?.Triggers ?? BlackTriggers.None;
                await Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{unit.Place,3}  {unit.Unit,-12} {unit.Score,12}  {unit.DissatisfiedShare.Part}/{unit.DissatisfiedShare.Whole}  {(black != BlackTriggers.None ? $"black: {black}" : computed.Red.Contains(unit.Unit, StringComparer.Ordinal) ? "red" : "")}").TrimEnd());
            }

            await Console.Out.WriteLineAsync(isSame
                ? $"same: {Day.MonthText(file.Facts.Month)}, version {file.Version}, is what its numbers give"
                : $"different: {Day.MonthText(file.Facts.Month)}, version {file.Version}, is not what its numbers give");
            return isSame ? 0 : Refused;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"{path.Name} cannot be computed: {error.Message}");
            return Refused;
        }
    }
}
