using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Web.Rectification.Settings;

/// <summary><c>Rectification:*</c>: what documents leave to the city about orders, look-back visits and asking diners.</summary>
public sealed class RectificationOptions
{
    internal const decimal BasisPoint = 0.0001m;
    internal const int UsualOfficeDays = 7;
    private const int MostDays = 366;
    private const int MostNoes = 1000;
    private const int LongestBasis = 1000;
    private const int LongestOrderNumber = 40;

    /// <summary>Whether a failed key item is always looked at again before it is closed.</summary>
    public bool LookBackOnKeyItems { get; set; } = true;

    /// <summary>Whether what came back is always looked at again before it is closed.</summary>
    public bool LookBackOnRepeated { get; set; } = true;

    /// <summary>The share of all others that is looked at again, to four decimals.</summary>
    public decimal LookBackShare { get; set; } = 0.20m;

    /// <summary>Days from the acceptance to the day proposed for the visit.</summary>
    public int LookBackAfterDays { get; set; } = 30;

    /// <summary>Days within which the same fault at the same eatery counts as come back.</summary>
    public int RepeatedWithinDays { get; set; } = 365;

    /// <summary>Diners' noes that open a problem again.</summary>
    public int DinersNoes { get; set; } = 3;

    /// <summary>Days from the acceptance in which diners are asked.</summary>
    public int DinersWindowDays { get; set; } = 30;

    /// <summary>Days that the owner gets for what was opened again.</summary>
    public int ReopenedDueDays { get; set; } = 7;

    /// <summary>Days proposed for a dispatch order.</summary>
    public int DispatchDueDays { get; set; } = 7;

    /// <summary>Days that the office has to answer who asks for closure, before it goes to the office above.</summary>
    public int OfficeDays { get; set; } = UsualOfficeDays;

    /// <summary>How orders are numbered: <c>{place}</c>, <c>{year}</c> and <c>{number}</c> are filled in.</summary>
    public string OrderNumber { get; set; } = "{place}食安交办〔{year}〕{number}号";

    /// <summary>What an order rests on, as printed.</summary>
    public string Basis { get; set; } = "根据《中华人民共和国食品安全法》和《食品生产经营监督检查管理办法》，现将下列问题交办你单位，请在期限内整改到位并书面答复。";

    /// <summary>What is written down as a version.</summary>
    internal RectificationSettings ToSettings() => new()
    {
        LookBackOnKeyItems = LookBackOnKeyItems,
        LookBackOnRepeated = LookBackOnRepeated,
        LookBackBasisPoints = (int)(LookBackShare / BasisPoint),
        LookBackAfterDays = LookBackAfterDays,
        RepeatedWithinDays = RepeatedWithinDays,
        DinersNoes = DinersNoes,
        DinersWindowDays = DinersWindowDays,
        ReopenedDueDays = ReopenedDueDays,
        DispatchDueDays = DispatchDueDays,
        OfficeDays = OfficeDays,
        OrderNumber = OrderNumber,
        Basis = Basis,
    };

    /// <summary>Start-up check of <see cref="RectificationOptions"/>.</summary>
    internal sealed class Validator : IValidateOptions<RectificationOptions>
    {
        public ValidateOptionsResult Validate(string? name, RectificationOptions options) => FaultOf(options) is { } fault
            ? ValidateOptionsResult.Fail($"Rectification:{fault}")
            : ValidateOptionsResult.Success;

        private static string? FaultOf(RectificationOptions options)
        {
            (string Name, int Days)[] days =
            [
                (nameof(LookBackAfterDays), options.LookBackAfterDays), (nameof(RepeatedWithinDays), options.RepeatedWithinDays),
                (nameof(DinersWindowDays), options.DinersWindowDays), (nameof(ReopenedDueDays), options.ReopenedDueDays),
                (nameof(DispatchDueDays), options.DispatchDueDays), (nameof(OfficeDays), options.OfficeDays),
            ];
            var wrong = Array.FindIndex(days, each => each.Days is < 1 or > MostDays);
            return wrong >= 0 ? $"{days[wrong].Name} must be 1 to {MostDays} days."
                : options.LookBackShare is < 0 or > 1 || options.LookBackShare % BasisPoint != 0 ? "LookBackShare must be 0 to 1 with at most four decimals."
                // Fewer would tell the owner of one diner.
                : options.DinersNoes is < DinersVerify.SmallestGroup or > MostNoes ? $"DinersNoes must be {DinersVerify.SmallestGroup} to {MostNoes}."
                : options.Basis is not { Length: > 0 and <= LongestBasis } ? $"Basis must be said, in at most {LongestBasis} characters."
                : options.OrderNumber is not { Length: <= LongestOrderNumber } format
                    || !format.Contains("{year}", StringComparison.Ordinal) || !format.Contains("{number}", StringComparison.Ordinal) || !format.Contains("{place}", StringComparison.Ordinal)
                    ? $"OrderNumber must hold {{place}}, {{year}} and {{number}} in at most {LongestOrderNumber} characters."
                : null;
        }
    }
}
