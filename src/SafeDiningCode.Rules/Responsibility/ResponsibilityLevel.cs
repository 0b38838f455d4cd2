namespace SafeDiningCode.Rules.Responsibility;

/// <summary>
/// A level of 分级包保: whose officers answer for which eateries, and how often they visit them. How many levels there are
/// and what they are called differs by city: they are data.
/// </summary>
/// <param name="Code">Its name in the database, never changed.</param>
/// <param name="Name">What it is called.</param>
/// <param name="English">In English.</param>
/// <param name="Categories">The categories of licences to which it applies: 2 catering, 3 canteens.</param>
/// <param name="EveryMonths">An officer visits once in so many months: 1, 2, 3, 4, 6 or 12, counted from January.</param>
public sealed record ResponsibilityLevel(string Code, string Name, string English, IReadOnlyList<int> Categories, int EveryMonths)
{
    /// <summary>Whether an eatery with a licence of this category has an officer of this level.</summary>
    public bool AppliesTo(int category) => Categories.Contains(category);
}
