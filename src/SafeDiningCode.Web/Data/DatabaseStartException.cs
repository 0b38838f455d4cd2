namespace SafeDiningCode.Web.Data;

/// <summary>The database cannot be had at start. The message is for whoever started the service, and holds no password.</summary>
internal sealed class DatabaseStartException(string message, Exception? reason = null) : InvalidOperationException(message, reason);
