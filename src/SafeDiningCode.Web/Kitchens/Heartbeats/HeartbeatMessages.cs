using System.Text.Json.Serialization;

namespace SafeDiningCode.Web.Kitchens.Heartbeats;

/// <summary>A heartbeat of one kitchen.</summary>
/// <param name="FrameAt">When the newest picture of the kitchen was taken, with its offset: it is by this that a frozen picture is known.</param>
internal sealed record HeartbeatRequest(DateTimeOffset FrameAt);

/// <summary>A heartbeat in a batch.</summary>
/// <param name="Kitchen">The kitchen's name, K and twelve characters, as its owner was shown it.</param>
/// <param name="FrameAt">When the newest picture of the kitchen was taken, with its offset.</param>
internal sealed record KitchenHeartbeatRequest(string Kitchen, DateTimeOffset FrameAt);

/// <summary>Heartbeats of many kitchens.</summary>
/// <param name="Heartbeats">A thousand at most.</param>
internal sealed record HeartbeatsRequest(IReadOnlyList<KitchenHeartbeatRequest> Heartbeats);

/// <summary>A heartbeat that was heard.</summary>
/// <param name="Kitchen">The kitchen.</param>
/// <param name="State">The state in which it left the kitchen: <c>active</c>, or <c>degraded</c> where the picture is old.</param>
internal sealed record HeartbeatResponse(string Kitchen, string State);

/// <summary>What came of a batch.</summary>
/// <param name="Heard">How many were heard.</param>
/// <param name="Refused">The others.</param>
internal sealed record HeartbeatsResponse(int Heard, IReadOnlyList<RefusedHeartbeat> Refused);

/// <summary>A heartbeat that was not heard.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="Kitchen">The kitchen as it was named; null where nothing could be read.</param>
/// <param name="Reason"><c>unreadable</c>, <c>frame-in-future</c>, <c>unknown</c> or <c>not-declared</c>.</param>
internal sealed record RefusedHeartbeat(int Index, string? Kitchen, string Reason);

/// <summary>Writes messages without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HeartbeatResponse))]
[JsonSerializable(typeof(HeartbeatsRequest))]
[JsonSerializable(typeof(HeartbeatsResponse))]
internal sealed partial class HeartbeatJsonContext : JsonSerializerContext;
