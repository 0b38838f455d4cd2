namespace SafeDiningCode.Rules.Inspections;

/// <summary>An item of the form, as far as the choice of items goes.</summary>
/// <param name="Code">Names it.</param>
/// <param name="IsKey">Whether it is a key item (重点项).</param>
public sealed record FormItem(string Code, bool IsKey);

/// <summary>What is wrong with the items that a visit looked at.</summary>
public enum VisitFault
{
    /// <summary>Fewer key items than a visit looks at.</summary>
    TooFewKeyItems,

    /// <summary>Fewer general items than a visit looks at.</summary>
    TooFewGeneralItems,

    /// <summary>What failed last time was left out.</summary>
    FailureLeftOut,
}

/// <summary>Which items a visit looks at: what failed last time must be among them, and nothing stays unseen for ever.</summary>
public static class VisitItems
{
    /// <summary>
    /// The items proposed for a visit, in the order of the form: those that failed last time, and as many more as it takes,
    /// those first that were longest not looked at.
    /// </summary>
    /// <param name="form">All items of the form.</param>
    /// <param name="failedLast">Items that failed at the last visit.</param>
    /// <param name="lookedAt">The day on which each item was last looked at; an item that is not in it never was.</param>
    /// <param name="rules">How many of each kind it takes.</param>
    public static IReadOnlyList<string> Propose(
        IReadOnlyList<FormItem> form, IReadOnlySet<string> failedLast, IReadOnlyDictionary<string, DateOnly> lookedAt, VisitRules rules)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(failedLast);
        ArgumentNullException.ThrowIfNull(lookedAt);
        ArgumentNullException.ThrowIfNull(rules);

        var chosen = form.Where(item => failedLast.Contains(item.Code)).Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (isKey, least) in new[] { (true, rules.LeastKeyItems), (false, rules.LeastGeneralItems) })
        {
            var missing = least - form.Count(item => item.IsKey == isKey && chosen.Contains(item.Code));
            // The order of the form decides between equals: OrderBy is stable.
            chosen.UnionWith(form
                .Where(item => item.IsKey == isKey && !chosen.Contains(item.Code))
                .OrderBy(item => lookedAt.TryGetValue(item.Code, out var day) ? day : DateOnly.MinValue)
                .Take(Math.Max(0, missing))
                .Select(item => item.Code)
                .ToList());
        }

        return [.. form.Where(item => chosen.Contains(item.Code)).Select(item => item.Code)];
    }

    /// <summary>
    /// What is wrong with the items that a visit looked at; null where nothing is. A key item that does not apply was not
    /// looked at; a general one that justifiably does not apply was.
    /// </summary>
    public static VisitFault? FaultOf(IReadOnlyList<FormItem> form, IReadOnlySet<string> failedLast, IReadOnlyList<CheckedItem> looked, VisitRules rules)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(failedLast);
        ArgumentNullException.ThrowIfNull(looked);
        ArgumentNullException.ThrowIfNull(rules);

        var seen = looked.Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        return form.Any(item => failedLast.Contains(item.Code) && !seen.Contains(item.Code)) ? VisitFault.FailureLeftOut
            : looked.Count(item => item.IsKey && item.Answer != ItemAnswer.NotApplicable) < rules.LeastKeyItems ? VisitFault.TooFewKeyItems
            : looked.Count(item => !item.IsKey) < rules.LeastGeneralItems ? VisitFault.TooFewGeneralItems
            // A form may ask for no key items; nothing at all is no visit.
            : looked.All(item => item.Answer == ItemAnswer.NotApplicable) ? VisitFault.TooFewGeneralItems
            : null;
    }
}
