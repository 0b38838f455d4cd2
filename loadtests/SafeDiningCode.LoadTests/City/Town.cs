using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SafeDiningCode.LoadTests.Arrivals;

namespace SafeDiningCode.LoadTests.City;

/// <summary>A shop that can be scanned.</summary>
internal sealed class Shop(string code, string name)
{
    // As the service writes it: only what HTML itself needs is escaped.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public string Code { get; } = code;

    public string Name { get; } = name;

    public string Page { get; } = $"/c/{code}";

    public string RatePage { get; } = $"/c/{code}/rate";

    /// <summary>Looks it up by its name.</summary>
    public string Search => $"/?q={Uri.EscapeDataString(Name)}";

    /// <summary>What must stand on its page: the name and the code.</summary>
    public byte[][] OnPage { get; } = [Encoding.UTF8.GetBytes(Html.Encode(name)), Encoding.UTF8.GetBytes(code)];
}

/// <summary>A reporting unit that has a page.</summary>
internal sealed class Unit(string code, string name)
{
    public string Code { get; } = code;

    public string Name { get; } = name;

    public string Page { get; } = $"/districts/{code}";

    public string Json { get; } = $"/api/v1/divisions/{code}/statistics";

    /// <summary>What must stand in both.</summary>
    public byte[][] Expected { get; } = [Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(code)];
}

/// <summary>What there is to scan, rate and look up, and how diners choose among it.</summary>
internal sealed class Town
{
    /// <summary>The busy ones: each is chosen half as often as the one of half its rank (Zipf's law).</summary>
    private const int MostBusy = 200;
    private const double BusyShare = 0.75;
    private readonly double[] busyUpTo;
    private readonly Shop[] shuffled;

    /// <param name="shops">In any order.</param>
    /// <param name="units">Those that have pages.</param>
    /// <param name="seed">Decides which shops are the busy ones.</param>
    public Town(IReadOnlyList<Shop> shops, IReadOnlyList<Unit> units, ulong seed)
    {
        Units = units;
        shuffled = [.. shops];
        var dice = new Dice(seed);
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var other = dice.Next(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        busyUpTo = new double[Math.Min(MostBusy, shuffled.Length)];
        var sum = 0.0;
        for (var i = 0; i < busyUpTo.Length; i++)
        {
            busyUpTo[i] = sum += 1.0 / (i + 1);
        }
    }

    /// <summary>All shops, the busy ones first.</summary>
    public IReadOnlyList<Shop> Shops => shuffled;

    public IReadOnlyList<Unit> Units { get; }

    /// <summary>A shop as diners choose at noon: mostly a busy one, else any.</summary>
    public Shop PickBusy(ref Dice dice)
    {
        if (dice.NextDouble() >= BusyShare)
        {
            return PickAny(ref dice);
        }

        var at = Array.BinarySearch(busyUpTo, dice.NextDouble() * busyUpTo[^1]);
        return shuffled[Math.Min(at < 0 ? ~at : at, busyUpTo.Length - 1)];
    }

    /// <summary>Any shop, all alike.</summary>
    public Shop PickAny(ref Dice dice) => shuffled[dice.Next(shuffled.Length)];

    /// <summary>Each shop once before any comes again.</summary>
    public Shop InRandomOrder(long number) => shuffled[number % shuffled.Length];
}
