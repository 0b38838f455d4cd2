namespace SafeDiningCode.Web.Data;

/// <summary>How long each statement of a session may take before it is given up.</summary>
internal enum Patience
{
    /// <summary>Somebody waits for the page: 15 seconds.</summary>
    Short,

    /// <summary>Work that reads or writes much, with nobody at the door: imports, recounts, lists, totals. Ten minutes.</summary>
    Long,
}
