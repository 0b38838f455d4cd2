namespace SafeDiningCode.LoadTests;

/// <summary>A comparison that would not be one: a server that does not start, bodies that differ, ratings that are lost.</summary>
internal sealed class ComparisonException(string message) : Exception(message);
