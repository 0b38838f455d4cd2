namespace SafeDiningCode.Rules.Satisfaction;

/// <summary>The names of the reasons in forms and in JSON.</summary>
public static class ReasonCodes
{
    private static readonly (string Code, Reasons Reason)[] Codes =
    [
        ("hygiene", Reasons.Hygiene),
        ("tableware", Reasons.Tableware),
        ("food", Reasons.Food),
        ("kitchen", Reasons.Kitchen),
        ("staff", Reasons.Staff),
        ("licence", Reasons.Licence),
        ("service", Reasons.Service),
        ("other", Reasons.Other),
    ];

    /// <summary>All codes, in the order in which a form shows them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Codes.Select(static entry => entry.Code)];

    /// <summary>
    /// Reads codes, in any order, a repeated one once; none at all is <see cref="Reasons.None"/>. False, and none, as soon
    /// as one is unknown.
    /// </summary>
    public static bool TryParse(IEnumerable<string> codes, out Reasons reasons)
    {
        ArgumentNullException.ThrowIfNull(codes);
        reasons = Reasons.None;
        foreach (var code in codes)
        {
            var at = Array.FindIndex(Codes, entry => string.Equals(entry.Code, code, StringComparison.Ordinal));
            if (at < 0)
            {
                reasons = Reasons.None;
                return false;
            }

            reasons |= Codes[at].Reason;
        }

        return true;
    }

    /// <summary>The codes of reasons, in the order of <see cref="All"/>; bits without a meaning are passed over.</summary>
    public static IReadOnlyList<string> ToCodes(Reasons reasons) =>
        [.. Codes.Where(entry => reasons.HasFlag(entry.Reason)).Select(static entry => entry.Code)];
}
