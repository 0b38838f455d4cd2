using System.Globalization;
using System.Text;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating.Api;
using SafeDiningCode.Web.Rating.Form;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>Rounds of ratings posted to one address, and what they left behind.</summary>
/// <param name="wrk">Who posts.</param>
/// <param name="servers">Whose processor time counts.</param>
/// <param name="address">Where they are posted to.</param>
/// <param name="city">Whose eateries are rated, and whose keys make the tokens.</param>
/// <param name="stored">What the city holds; null where the server forgets.</param>
/// <param name="linesFile">Where posts are made ready.</param>
/// <param name="secondsOf">How long a round is, by its number.</param>
/// <param name="byForm">Whether they come by the diner's form, as browsers send it; else as JSON.</param>
internal sealed class RatingPosts(
    Wrk wrk,
    IReadOnlyList<ChildProcess> servers,
    Uri address,
    TestCity city,
    StoredRatings? stored,
    string linesFile,
    Func<int, double> secondsOf,
    bool byForm = false)
{
    /// <summary>Twice as many as a batch may hold: while some wait for theirs to be written, others ask.</summary>
    public const int Connections = 1024;

    // Ratings a second that are made ready for the first round; later ones go by what was seen.
    private const double FirstGuess = 20_000;
    private const double Spare = 1.5;
    private static long devices;
    private readonly int taken = byForm ? StatusCodes.Status303SeeOther : StatusCodes.Status201Created;
    private double fastest;

    public async Task<Round> RunAsync(int number, CancellationToken cancellation)
    {
        if (stored is not null)
        {
            await stored.BeginAsync(cancellation);
        }

        var seconds = secondsOf(number);
        await WriteLinesAsync((int)(seconds * (fastest > 0 ? fastest * Spare : FirstGuess)), cancellation);
        var before = ProcessorTime.Seconds(servers);
        var result = await wrk.PostAsync(address, linesFile, byForm ? "application/x-www-form-urlencoded" : "application/json", Connections, seconds, cancellation);
        var used = ProcessorTime.Seconds(servers) - before;

        var counted = result.Count(taken);
        if (counted == 0 || counted != result.Answers || result.Broken > 0)
        {
            var statuses = string.Join(", ", result.Statuses.Select(status => $"{status.Value} × {status.Key}"));
            throw new ComparisonException($"Not every rating was taken: {statuses}, {result.Broken} without an answer.");
        }

        if (stored is not null)
        {
            await stored.VerifyAsync(counted, result.Unanswered, cancellation);
        }

        fastest = Math.Max(fastest, counted / result.Seconds);
        return new Round(counted / result.Seconds, result.P50, result.P99, used * 1e6 / counted, counted);
    }

    private async Task WriteLinesAsync(int count, CancellationToken cancellation)
    {
        var tokens = city.Get<FormTokens>();
        await using var lines = new StreamWriter(linesFile, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var code = city.Eateries[i % city.Eateries.Count].Code;
            var device = Interlocked.Increment(ref devices);
            await lines.WriteAsync(byForm ? Form(tokens, code, device, i % 10) : Json(tokens, code, device, i % 10));
        }
    }

    // Of ten, one is dissatisfied and says why, three find it fair.
    private static string Json(FormTokens tokens, string code, long number, int opinion)
    {
        var token = tokens.Issue(RatingApi.TokenPurpose, code, device: "");
        var said = opinion switch
        {
            0 => """{"value":"dissatisfied","reasons":["hygiene","service"],"comment":"上菜慢，桌面没擦干净"}""",
            < 4 => """{"value":"fair","reasons":[]}""",
            _ => """{"value":"satisfied","reasons":[]}""",
        };
        return string.Create(CultureInfo.InvariantCulture, $"/api/v1/eateries/{code}/ratings\t{said[..^1]},\"token\":\"{token}\",\"device\":\"load-{number:x12}\"}}\n");
    }

    // A field that was left empty is sent all the same.
    private static string Form(FormTokens tokens, string code, long number, int opinion)
    {
        var device = string.Create(CultureInfo.InvariantCulture, $"load-form-{number:x12}");
        var token = tokens.Issue(RateSheet.TokenPurpose, code, device);
        var said = opinion switch
        {
            0 => $"value=dissatisfied&reasons=hygiene&reasons=service&comment={Uri.EscapeDataString("上菜慢，桌面没擦干净")}",
            < 4 => "value=fair&comment=",
            _ => "value=satisfied&comment=",
        };
        return $"/c/{code}/rate\ttoken={token}&{said}\t{DeviceCookie.Name}={device}\n";
    }
}
