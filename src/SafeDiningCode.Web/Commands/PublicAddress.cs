using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Commands;

/// <summary>Warns before codes go to the printer that lead to the printing machine itself.</summary>
internal static class PublicAddress
{
    public static async Task WarnIfLocalAsync(IServiceProvider services)
    {
        var address = services.GetRequiredService<IOptions<ServiceOptions>>().Value.PublicBaseUrl;
        if (new Uri(address).IsLoopback)
        {
            await Console.Error.WriteLineAsync($"Note: codes lead to {address}, which no phone can reach. Set PublicBaseUrl before printing.");
        }
    }
}
