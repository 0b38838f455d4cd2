using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.SetAside;

namespace SafeDiningCode.Web.SetAside;

/// <summary><c>SetAside:*</c>: from where ratings are set aside until a regulator has looked at them. This project's choice.</summary>
public sealed class SetAsideOptions
{
    private static readonly SetAsideSettings Defaults = new();

    /// <inheritdoc cref="SetAsideSettings.BurstMinutes"/>
    public int BurstMinutes { get; set; } = Defaults.BurstMinutes;

    /// <inheritdoc cref="SetAsideSettings.BurstRatings"/>
    public int BurstRatings { get; set; } = Defaults.BurstRatings;

    /// <inheritdoc cref="SetAsideSettings.BurstTimesUsual"/>
    public int BurstTimesUsual { get; set; } = Defaults.BurstTimesUsual;

    /// <inheritdoc cref="SetAsideSettings.BurstAlikePercent"/>
    public int BurstAlikePercent { get; set; } = Defaults.BurstAlikePercent;

    /// <inheritdoc cref="SetAsideSettings.BurstWeeks"/>
    public int BurstWeeks { get; set; } = Defaults.BurstWeeks;

    /// <inheritdoc cref="SetAsideSettings.BurstKnownDays"/>
    public int BurstKnownDays { get; set; } = Defaults.BurstKnownDays;

    /// <inheritdoc cref="SetAsideSettings.BurstFirstRatings"/>
    public int BurstFirstRatings { get; set; } = Defaults.BurstFirstRatings;

    /// <inheritdoc cref="SetAsideSettings.DeviceEateries"/>
    public int DeviceEateries { get; set; } = Defaults.DeviceEateries;

    /// <inheritdoc cref="SetAsideSettings.ClusterDevices"/>
    public int ClusterDevices { get; set; } = Defaults.ClusterDevices;

    /// <inheritdoc cref="SetAsideSettings.ClusterEateries"/>
    public int ClusterEateries { get; set; } = Defaults.ClusterEateries;

    /// <summary>What the rules go by.</summary>
    internal SetAsideSettings ToRules() => new()
    {
        BurstMinutes = BurstMinutes,
        BurstRatings = BurstRatings,
        BurstTimesUsual = BurstTimesUsual,
        BurstAlikePercent = BurstAlikePercent,
        BurstWeeks = BurstWeeks,
        BurstKnownDays = BurstKnownDays,
        BurstFirstRatings = BurstFirstRatings,
        DeviceEateries = DeviceEateries,
        ClusterDevices = ClusterDevices,
        ClusterEateries = ClusterEateries,
    };

    /// <summary>Start-up check of <see cref="SetAsideOptions"/>.</summary>
    internal sealed class Validator : IValidateOptions<SetAsideOptions>
    {
        public ValidateOptionsResult Validate(string? name, SetAsideOptions options) =>
            options.ToRules().Fault() is { } fault ? ValidateOptionsResult.Fail($"SetAside: {fault}.") : ValidateOptionsResult.Success;
    }
}
