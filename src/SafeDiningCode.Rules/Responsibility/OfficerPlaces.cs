using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Rules.Responsibility;

/// <summary>
/// Which eateries an officer of a place can answer for. The place of an eatery ends at its street: an officer of a village
/// or community (村、社区, 12 digits) may be given those of the street that the village lies in. The project's choice.
/// </summary>
public static class OfficerPlaces
{
    private const int VillageDigits = 12;

    /// <summary>The street of an officer whose place is a village; null for any other place.</summary>
    /// <param name="officer">The officer's place, a normalised division; null for none.</param>
    public static string? StreetOfVillage(string? officer) =>
        officer is { Length: VillageDigits } && DivisionCode.IsWithin(officer, officer) ? DivisionCode.Parent(officer) : null;

    /// <summary>Whether an officer can be given an eatery.</summary>
    /// <param name="officer">The officer's place, a normalised division.</param>
    /// <param name="eatery">The finest known place of the eatery.</param>
    public static bool MayAnswerFor(string officer, string eatery) => DivisionCode.IsWithin(eatery, officer) || StreetOfVillage(officer) == eatery;
}
