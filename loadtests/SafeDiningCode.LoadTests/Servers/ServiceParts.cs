using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>The service's own classes over a database file, without its server.</summary>
internal static class ServiceParts
{
    public static ServiceProvider Create(string databaseFile, params IEnumerable<(string Name, string Value)> settings)
    {
        var values = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value, StringComparer.Ordinal);
        values["ConnectionStrings:Database"] = $"Data Source={databaseFile}";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSafeDining(configuration).BuildServiceProvider();
    }
}
