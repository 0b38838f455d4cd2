using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Standing;

namespace SafeDiningCode.Web.Statistics.Settings;

/// <summary><c>Standing:*</c>: from where an eatery counts as rated and as a 不满意 eatery, and what the notice leaves open of the red and black lists.</summary>
public sealed class StandingOptions
{
    internal const decimal BasisPoint = 0.0001m;
    private const int MostMinimumRatings = 1_000_000;
    private const int MostTalkDays = 90;
    private const int LongestSeries = 30;

    /// <summary>Counted ratings in a month below which nothing is said of an eatery (n_min).</summary>
    public int MinimumRatings { get; set; } = 10;

    /// <summary>The share of 不满意 from which an eatery is a 不满意 one (θ), to four decimals.</summary>
    public decimal DissatisfiedShare { get; set; } = 0.30m;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.LargestShare"/>
    public LargestShareRule LargestShare { get; set; } = LargestShareRule.WholeMonth;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.RequireSeparable"/>
    public bool RequireSeparable { get; set; }

    /// <inheritdoc cref="Rules.Standing.StandingSettings.BottomPlaces"/>
    public int BottomPlaces { get; set; } = 1;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.RedPlaces"/>
    public int RedPlaces { get; set; } = 3;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.BulletinsInARow"/>
    public int BulletinsInARow { get; set; } = 2;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.SilentMonths"/>
    public int SilentMonths { get; set; } = 3;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.SatisfiedWeight"/>
    public int SatisfiedWeight { get; set; } = 40;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.ContentWeight"/>
    public int ContentWeight { get; set; } = 30;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.ParticipationWeight"/>
    public int ParticipationWeight { get; set; } = 15;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.CoverageWeight"/>
    public int CoverageWeight { get; set; } = 15;

    /// <inheritdoc cref="Rules.Standing.StandingSettings.DisplayWeight"/>
    public int DisplayWeight { get; set; }

    /// <summary>Within how many days after publication a district on the black list is talked to. [choice]</summary>
    public int TalkWithinDays { get; set; } = 15;

    /// <summary>How the numbers of monthly bulletins begin: with the year and a running number after it they are like 昆市监餐通〔2026〕3号.</summary>
    public string BulletinSeries { get; set; } = "昆市监餐通";

    /// <summary>The share in hundredths of a per cent: exact, so that 3 of 10 reach 30%.</summary>
    internal int DissatisfiedBasisPoints => (int)(DissatisfiedShare / BasisPoint);

    /// <summary>What the rules of the lists go by.</summary>
    internal Rules.Standing.StandingSettings ToRules() => new()
    {
        Satisfaction = new SatisfactionSettings(MinimumRatings, DissatisfiedBasisPoints),
        LargestShare = LargestShare,
        RequireSeparable = RequireSeparable,
        BottomPlaces = BottomPlaces,
        RedPlaces = RedPlaces,
        BulletinsInARow = BulletinsInARow,
        SilentMonths = SilentMonths,
        SatisfiedWeight = SatisfiedWeight,
        ContentWeight = ContentWeight,
        ParticipationWeight = ParticipationWeight,
        CoverageWeight = CoverageWeight,
        DisplayWeight = DisplayWeight,
    };

    /// <summary>Start-up check of <see cref="StandingOptions"/>.</summary>
    internal sealed class Validator : IValidateOptions<StandingOptions>
    {
        public ValidateOptionsResult Validate(string? name, StandingOptions options)
        {
            if (options.MinimumRatings is < 1 or > MostMinimumRatings)
            {
                return ValidateOptionsResult.Fail($"Standing:MinimumRatings must be 1 to {MostMinimumRatings}; it is {options.MinimumRatings}.");
            }

            if (options.DissatisfiedShare is < BasisPoint or > 1 || options.DissatisfiedShare % BasisPoint != 0)
            {
                return ValidateOptionsResult.Fail(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"Standing:DissatisfiedShare must be 0.0001 to 1 with at most four decimals; it is {options.DissatisfiedShare}."));
            }

            if (options.TalkWithinDays is < 1 or > MostTalkDays)
            {
                return ValidateOptionsResult.Fail($"Standing:TalkWithinDays must be 1 to {MostTalkDays}; it is {options.TalkWithinDays}.");
            }

            if (options.BulletinSeries.Length is 0 or > LongestSeries)
            {
                return ValidateOptionsResult.Fail($"Standing:BulletinSeries must be 1 to {LongestSeries} characters.");
            }

            return options.ToRules().Fault() is { } fault ? ValidateOptionsResult.Fail($"Standing: {fault}.") : ValidateOptionsResult.Success;
        }
    }
}
