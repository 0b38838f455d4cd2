using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace SafeDiningCode.Web.Data.Redis;

/// <summary>Setting <c>ConnectionStrings:Redis</c>, in the form of StackExchange.Redis: <c>host:6379,other:6379,password=…,ssl=true</c>.</summary>
internal sealed class RedisOptions
{
    /// <summary>Where nothing else is said: how long one attempt to connect takes, and how long after a failed one the next begins.</summary>
    private const int ConnectMilliseconds = 1000;
    private const int KeepAliveSeconds = 10;

    /// <summary>The connection string; empty where there is no Redis.</summary>
    public string Connection { get; set; } = "";

    /// <summary>How long an answer is waited for, unless the connection string says <c>syncTimeout</c>. The client itself waits for ever.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether the connection string says how long.</summary>
    internal bool SaysPatience => Connection.Contains("syncTimeout", StringComparison.OrdinalIgnoreCase);

    /// <summary>The client's own settings; null where there is no Redis.</summary>
    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    public ConfigurationOptions? Settings()
    {
        if (string.IsNullOrWhiteSpace(Connection))
        {
            return null;
        }

        var settings = ConfigurationOptions.Parse(Connection);
        // A Redis that is away must not keep the service from starting, and its return must be noticed within seconds.
        settings.AbortOnConnectFail = false;
        settings.ClientName ??= "SafeDiningCode";
        settings.ReconnectRetryPolicy = new LinearRetry(ConnectMilliseconds);
        if (!Connection.Contains("connectTimeout", StringComparison.OrdinalIgnoreCase))
        {
            settings.ConnectTimeout = ConnectMilliseconds;
        }

        if (!Connection.Contains("keepAlive", StringComparison.OrdinalIgnoreCase))
        {
            settings.KeepAlive = KeepAliveSeconds;
        }

        return settings;
    }

    /// <summary>Start-up check of <see cref="RedisOptions"/>; its message never shows the text, which may hold a password.</summary>
    internal sealed class Validator : IValidateOptions<RedisOptions>
    {
        public ValidateOptionsResult Validate(string? name, RedisOptions options)
        {
            try
            {
                return options.Settings() is { EndPoints.Count: 0 }
                    ? ValidateOptionsResult.Fail("ConnectionStrings:Redis names no server. It looks like host:6379,password=…")
                    : ValidateOptionsResult.Success;
            }
            catch (Exception error) when (error is ArgumentException or FormatException)
            {
                return ValidateOptionsResult.Fail("ConnectionStrings:Redis cannot be read. It looks like host:6379,other:6379,password=…,ssl=true");
            }
        }
    }
}
