using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Statistics.Desk.Rates;

/// <summary>A rate that units are looked at by, with what it means.</summary>
/// <param name="Code">Its name in addresses and files.</param>
/// <param name="Chinese">What it is called.</param>
/// <param name="English">The same in English.</param>
/// <param name="Meaning">What is divided by what.</param>
/// <param name="MeaningEnglish">The same in English.</param>
/// <param name="MoreIsBetter">Whether a larger share is the better one.</param>
/// <param name="Of">The share of a unit.</param>
public sealed record DeskRate(
    string Code, string Chinese, string English, string Meaning, string MeaningEnglish, bool MoreIsBetter, Func<UnitFigures, Share> Of)
{
    /// <summary>Whether it is known of this moment only, and not of months that are over.</summary>
    public bool IsOfNow { get; init; }

    /// <summary>What must be there for a percentage to say anything.</summary>
    public long Fewest { get; init; } = 1;

    /// <summary>What it is called in a language.</summary>
    public string Name(Language language) => language.T(Chinese, English);

    /// <summary>
    /// How a unit stands beside the whole: 1 better, -1 worse, 0 where their 95% intervals overlap, so that nothing can be
    /// said, or there is no share.
    /// </summary>
    public int Against(UnitFigures unit, UnitFigures whole)
    {
        var (one, all) = (Of(unit), Of(whole));
        if (one.Whole < Fewest || all.Whole < Fewest)
        {
            return 0;
        }

        var (low, high) = Interval(one);
        var (wholeLow, wholeHigh) = Interval(all);
        var more = low > wholeHigh ? 1 : high < wholeLow ? -1 : 0;
        return MoreIsBetter ? more : -more;
    }

    /// <summary>The share in words; a dash where too little is there.</summary>
    public string Text(UnitFigures unit) => Of(unit) is var share && share.Whole < Fewest ? "—" : Figures.Percent(share);

    // Eateries that lost their licence within the month are rated and no longer licensed: more than all is all.
    private static (double Low, double High) Interval(Share share) => Wilson.Interval(Math.Min(share.Part, share.Whole), share.Whole);
}
