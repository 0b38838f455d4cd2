namespace SafeDiningCode.Web.Statistics.Settings;

/// <summary>The settings that numbers were computed with, by their version in the journal.</summary>
/// <param name="Version">Counts from 1; a version is never changed, only followed by the next.</param>
/// <param name="MinimumRatings">n_min.</param>
/// <param name="DissatisfiedBasisPoints">θ in hundredths of a per cent.</param>
public sealed record SettingsVersion(int Version, int MinimumRatings, int DissatisfiedBasisPoints)
{
    /// <summary>θ as a share, exact.</summary>
    public decimal DissatisfiedShare => DissatisfiedBasisPoints / 10_000m;
}
