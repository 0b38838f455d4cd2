using Microsoft.Extensions.Options;

namespace SafeDiningCode.Web.Statistics.Settings;

/// <summary><c>Standing:*</c>: from where an eatery counts as rated and as a 不满意 eatery.</summary>
public sealed class StandingOptions
{
    internal const decimal BasisPoint = 0.0001m;
    private const int MostMinimumRatings = 1_000_000;

    /// <summary>Counted ratings in a month below which nothing is said of an eatery (n_min).</summary>
    public int MinimumRatings { get; set; } = 10;

    /// <summary>The share of 不满意 from which an eatery is a 不满意 one (θ), to four decimals.</summary>
    public decimal DissatisfiedShare { get; set; } = 0.30m;

    /// <summary>The share in hundredths of a per cent: exact, so that 3 of 10 reach 30%.</summary>
    internal int DissatisfiedBasisPoints => (int)(DissatisfiedShare / BasisPoint);

    /// <summary>Start-up check of <see cref="StandingOptions"/>.</summary>
    internal sealed class Validator : IValidateOptions<StandingOptions>
    {
        public ValidateOptionsResult Validate(string? name, StandingOptions options)
        {
            if (options.MinimumRatings is < 1 or > MostMinimumRatings)
            {
                return ValidateOptionsResult.Fail($"Standing:MinimumRatings must be 1 to {MostMinimumRatings}; it is {options.MinimumRatings}.");
            }

            return options.DissatisfiedShare is < BasisPoint or > 1 || options.DissatisfiedShare % BasisPoint != 0
                ? ValidateOptionsResult.Fail(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"Standing:DissatisfiedShare must be 0.0001 to 1 with at most four decimals; it is {options.DissatisfiedShare}."))
                : ValidateOptionsResult.Success;
        }
    }
}
