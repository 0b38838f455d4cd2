namespace SafeDiningCode.Rules.Inspections;

/// <summary>An item of the form that a visit looked at, and what was found.</summary>
/// <param name="Code">Names the item, the same in every version of the form.</param>
/// <param name="IsKey">Whether it is a key item (重点项).</param>
/// <param name="Answer">What was found.</param>
public sealed record CheckedItem(string Code, bool IsKey, ItemAnswer Answer);
