namespace SafeDiningCode.Tests.Data.Keys;

/// <summary>Values of <c>Keys:Master</c> for tests.</summary>
internal static class Masters
{
    public const string Master = "a master secret of more than thirty-two characters";
    public const string OtherMaster = "another secret of more than thirty-two characters";
}
