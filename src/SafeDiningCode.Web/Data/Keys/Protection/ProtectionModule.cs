using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace SafeDiningCode.Web.Data.Keys.Protection;

/// <summary>The framework's data protection, for the server and the commands alike, over keys in the database and never on the disk.</summary>
internal static class ProtectionModule
{
    /// <summary>Tells what is protected here from what another application protects by the same keys.</summary>
    private const string ApplicationName = "SafeDiningCode";

    public static IServiceCollection AddProtectionKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddSingleton<ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((options, keys) =>
        {
            options.XmlRepository = keys;
            // The repository wraps the whole element; that it does is not for the framework to see.
            options.XmlEncryptor = new NullXmlEncryptor();
        });
        return services;
    }
}
