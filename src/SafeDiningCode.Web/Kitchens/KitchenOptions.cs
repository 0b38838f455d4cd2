using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Web.Kitchens;

/// <summary>Settings <c>Kitchens:*</c>.</summary>
public sealed class KitchenOptions
{
    /// <summary>Hosts on which viewing pages may lie, themselves or below them: names of video platforms that the authority has approved.</summary>
    public IList<string> ViewingHosts { get; } = [];

    /// <summary>Requests with heartbeats that one key may send in a minute; 0 switches the limit off. A request holds one heartbeat or a thousand.</summary>
    public int RequestsPerKeyPerMinute { get; set; } = 6000;

    /// <summary>Start-up check of <see cref="KitchenOptions"/>.</summary>
    internal sealed class Validator : IValidateOptions<KitchenOptions>
    {
        public ValidateOptionsResult Validate(string? name, KitchenOptions options)
        {
            if (options.RequestsPerKeyPerMinute < 0)
            {
                return ValidateOptionsResult.Fail("Kitchens:RequestsPerKeyPerMinute is a number, 0 for no limit.");
            }

            return options.ViewingHosts.FirstOrDefault(host => !ViewingPage.IsHost(host)) is { } wrong
                ? ValidateOptionsResult.Fail($"Kitchens:ViewingHosts are host names like video.example.cn, in lower case, without https:// and without *; one is '{wrong}'.")
                : ValidateOptionsResult.Success;
        }
    }
}
