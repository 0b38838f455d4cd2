namespace SafeDiningCode.Tests.Support;

/// <summary>Tests that measure how long real servers take run while nothing else does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
