namespace SafeDiningCode.Rules.Rectification;

/// <summary>A move that somebody makes, with what it brings.</summary>
/// <param name="Move">The move.</param>
/// <param name="By">Who makes it.</param>
/// <param name="On">The day in Shanghai on which it is made.</param>
/// <param name="Note">Words; null where there are none.</param>
/// <param name="Proofs">How many photographs and documents come with it.</param>
/// <param name="DueOn">The day until which it is to be mended from now on.</param>
/// <param name="OrderNumber">The dispatch order's number.</param>
/// <param name="LookBackOn">The day of the look-back visit.</param>
/// <param name="Confirmed">Diners who said that it is mended.</param>
/// <param name="Denied">Diners who said that it is not.</param>
/// <param name="LookBackDue">Whether the rule asks for a look-back visit before it is closed: see <see cref="LookBackRule"/>.</param>
/// <param name="OfficeDueOn">The day until which the office itself was to act: see <see cref="Escalation.OfficeDay"/>.</param>
public sealed record RectificationStep(
    RectificationMove Move,
    RectificationParty By,
    DateOnly On,
    string? Note = null,
    int Proofs = 0,
    DateOnly? DueOn = null,
    string? OrderNumber = null,
    DateOnly? LookBackOn = null,
    int Confirmed = 0,
    int Denied = 0,
    bool LookBackDue = false,
    DateOnly? OfficeDueOn = null);
