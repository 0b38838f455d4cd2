using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SafeDiningCode.Web.Demo;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>demo</c>: fills the database with a fictional city, as large as asked for.</summary>
internal static class DemoCommand
{
    private const int MostEateries = 900_000;

    public static Command Create()
    {
        var eateries = new Option<int>("--eateries") { Description = "How many eateries.", DefaultValueFactory = _ => DemoData.DefaultEateries };
        var ratings = new Option<int>("--ratings") { Description = "How many ratings over the last 90 days.", DefaultValueFactory = _ => DemoData.DefaultRatings };
        eateries.Validators.Add(result =>
        {
            if (Number(result) is < 1 or > MostEateries)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--eateries is 1 to {MostEateries}."));
            }
        });
        ratings.Validators.Add(result =>
        {
            if (Number(result) < 0)
            {
                result.AddError("--ratings is 0 or more.");
            }
        });
        var command = new Command("demo", "Fill the database with a fictional city (names marked 示例), never beside real eateries. Run again it goes on.") { eateries, ratings };
        command.SetAction((parsed, cancellation) => CommandHost.RunAsync(
            (services, token) => RunAsync(services, parsed.GetValue(eateries), parsed.GetValue(ratings), token), cancellation));
        return command;
    }

    // Null where it is no number: the parser says so itself.
    private static int? Number(System.CommandLine.Parsing.OptionResult result) =>
        result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<int> RunAsync(IServiceProvider services, int eateries, int ratings, CancellationToken cancellation)
    {
        var demo = services.GetRequiredService<DemoData>();
        if (await demo.HoldsRealEateriesAsync(cancellation))
        {
            throw new CommandFailure("This registry holds real eateries: a demo would mix with them. Give it a database of its own (ConnectionStrings:Database).");
        }

        var watch = Stopwatch.StartNew();
        var added = await ConsoleProgress.RunAsync(progress => demo.FillAsync(
            eateries, ratings, ConsoleProgress.Each<DemoProgress>(step => progress.Report(step.Step, step.Done, step.Count)), cancellation));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{eateries:N0} eateries, {added:N0} new ratings, {watch.Elapsed.TotalSeconds:0.0} s."));
        return 0;
    }
}
