using SafeDiningCode.Web.Data.Redis;

namespace SafeDiningCode.Web.Hosting.Health;

/// <summary>Redis: the service goes on without it, slower.</summary>
internal sealed class RedisPart(RedisLink redis) : ICheckPart
{
    public string Name => "redis";

    public bool IsVital => false;

    public async Task<PartState> CheckAsync(CancellationToken cancellation) =>
        !redis.IsConfigured ? PartState.None
        : await redis.IsThereAsync(PartCheck.Bound / 2) ? PartState.Up
        : PartState.Down;
}
