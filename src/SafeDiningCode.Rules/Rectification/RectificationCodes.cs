namespace SafeDiningCode.Rules.Rectification;

/// <summary>The names of states, moves, parties and sources in the database and in JSON.</summary>
public static class RectificationCodes
{
    private static readonly Dictionary<RectificationState, string> States = new()
    {
        [RectificationState.Open] = "open",
        [RectificationState.Answered] = "answered",
        [RectificationState.ClosureAsked] = "closure-asked",
        [RectificationState.Returned] = "returned",
        [RectificationState.Accepted] = "accepted",
        [RectificationState.Closed] = "closed",
        [RectificationState.Reopened] = "reopened",
        [RectificationState.Withdrawn] = "withdrawn",
    };

    private static readonly Dictionary<RectificationMove, string> Moves = new()
    {
        [RectificationMove.Report] = "report",
        [RectificationMove.Dispatch] = "dispatch",
        [RectificationMove.Answer] = "answer",
        [RectificationMove.AskClosure] = "ask-closure",
        [RectificationMove.CloseOwn] = "close-own",
        [RectificationMove.Return] = "return",
        [RectificationMove.Accept] = "accept",
        [RectificationMove.AcceptUntilLookBack] = "accept-look-back",
        [RectificationMove.PlanLookBack] = "plan-look-back",
        [RectificationMove.PassLookBack] = "pass-look-back",
        [RectificationMove.FailLookBack] = "fail-look-back",
        [RectificationMove.ChangeDueDate] = "change-due",
        [RectificationMove.Escalate] = "escalate",
        [RectificationMove.EscalateOffice] = "escalate-office",
        [RectificationMove.DinersConfirm] = "diners-confirm",
        [RectificationMove.DinersDeny] = "diners-deny",
        [RectificationMove.Withdraw] = "withdraw",
    };

    private static readonly Dictionary<ProblemSource, string> Sources = new()
    {
        [ProblemSource.Inspection] = "inspection",
        [ProblemSource.Theme] = "theme",
        [ProblemSource.Complaint] = "complaint",
        [ProblemSource.SelfCheck] = "self-check",
        [ProblemSource.Campaign] = "campaign",
        [ProblemSource.Supervision] = "supervision",
    };

    private static readonly Dictionary<RectificationParty, string> Parties = new()
    {
        [RectificationParty.Owner] = "owner",
        [RectificationParty.Regulator] = "regulator",
        [RectificationParty.Service] = "service",
    };

    /// <summary>A state's name.</summary>
    public static string Of(RectificationState state) => States[state];

    /// <summary>A move's name.</summary>
    public static string Of(RectificationMove move) => Moves[move];

    /// <summary>A source's name.</summary>
    public static string Of(ProblemSource source) => Sources[source];

    /// <summary>A party's name.</summary>
    public static string Of(RectificationParty party) => Parties[party];

    /// <summary>The state by its name; null for any other text.</summary>
    public static RectificationState? State(string? code) => Find(States, code);

    /// <summary>The move by its name; null for any other text.</summary>
    public static RectificationMove? Move(string? code) => Find(Moves, code);

    /// <summary>The source by its name; null for any other text.</summary>
    public static ProblemSource? Source(string? code) => Find(Sources, code);

    /// <summary>The party by its name; null for any other text.</summary>
    public static RectificationParty? Party(string? code) => Find(Parties, code);

    private static T? Find<T>(Dictionary<T, string> names, string? code)
        where T : struct, Enum
    {
        foreach (var (value, name) in names)
        {
            if (string.Equals(name, code, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}
