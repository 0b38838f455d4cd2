using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Data.Redis;
using SafeDiningCode.Web.Hosting.Limits;

namespace SafeDiningCode.Web.Accounts.SignIn;

/// <summary>
/// So many attempts a minute for one name, whether there is such an account or not and wherever they come from: guesses
/// that are spread over many networks are counted here.
/// </summary>
internal sealed class NameLimit : IDisposable
{
    /// <summary>The policy of attempts per network, on the routes that take them.</summary>
    public const string NetworkPolicy = "sign-ins";

    private const string NamePolicy = "sign-in-names";
    private const int HashBytes = 12;
    private readonly PartitionedRateLimiter<string> limiter;

    public NameLimit(RedisLink redis, TimeProvider clock, IOptions<AccountOptions> options)
    {
        var most = options.Value.SignInsPerNamePerMinute;
        limiter = PartitionedRateLimiter.Create<string, string>(name => most == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.Get<string>(Key(name), key => new SharedWindow(redis, clock, NamePolicy, key, most)));
    }

    /// <summary>Adds the limit per network.</summary>
    public static void AddTo(IServiceCollection services) => services.AddRateLimiter(limits => limits.AddPolicy(NetworkPolicy, http =>
    {
        var most = http.RequestServices.GetRequiredService<IOptions<AccountOptions>>().Value.SignInsPerNetworkPerMinute;
        return most == 0 ? RateLimitPartition.GetNoLimiter("") : RateLimits.PerMinute(http, NetworkPolicy, most);
    }));

    /// <summary>Counts an attempt; false where it is one too many.</summary>
    public async Task<bool> TryAsync(string name, CancellationToken cancellation = default)
    {
        using var lease = await limiter.AcquireAsync(name, cancellationToken: cancellation);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    // Nobody's phone stands in memory or in Redis for this.
    private static string Key(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SignInNames.Normalise(name))).AsSpan(0, HashBytes));
}
