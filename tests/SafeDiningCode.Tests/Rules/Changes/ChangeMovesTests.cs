using SafeDiningCode.Rules.Changes;

namespace SafeDiningCode.Tests.Rules.Changes;

public sealed class ChangeMovesTests
{
    public static TheoryData<ChangeState, ChangeMove, ChangeParty> Everything
    {
        get
        {
            var all = new TheoryData<ChangeState, ChangeMove, ChangeParty>();
            foreach (var state in Enum.GetValues<ChangeState>())
            {
                foreach (var move in Enum.GetValues<ChangeMove>())
                {
                    foreach (var by in Enum.GetValues<ChangeParty>())
                    {
                        all.Add(state, move, by);
                    }
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Only_what_the_table_says_is_allowed(ChangeState state, ChangeMove move, ChangeParty by)
    {
        ChangeState? expected = (state, move, by) switch
        {
            (ChangeState.Returned, ChangeMove.Correct, ChangeParty.Owner) => ChangeState.Pending,
            (ChangeState.Pending or ChangeState.Returned, ChangeMove.Withdraw, ChangeParty.Owner) => ChangeState.Withdrawn,
            (ChangeState.Pending, ChangeMove.Return, ChangeParty.Regulator) => ChangeState.Returned,
            (ChangeState.Pending, ChangeMove.Accept, ChangeParty.Regulator) => ChangeState.Accepted,
            _ => null,
        };

        Assert.Equal(expected, ChangeMoves.After(state, move, by));
    }

    [Fact]
    public void Walks_of_any_kind_end_and_nothing_moves_what_has_ended()
    {
        // From the beginning along every path of up to eight moves: an owner alone never gets a fact accepted.
        var walks = new Queue<(ChangeState State, bool Regulator, int Length)>([(ChangeState.Pending, false, 0)]);
        var seen = 0;
        while (walks.TryDequeue(out var walk))
        {
            seen++;
            Assert.False(walk is { State: ChangeState.Accepted, Regulator: false });
            var next = Enum.GetValues<ChangeMove>().SelectMany(move => Enum.GetValues<ChangeParty>().Select(by => (by, After: ChangeMoves.After(walk.State, move, by)))).Where(step => step.After is not null).ToList();
            Assert.Equal(ChangeMoves.IsOpen(walk.State), next.Count > 0);
            foreach (var (by, after) in next.Where(_ => walk.Length < 8))
            {
                walks.Enqueue((after!.Value, walk.Regulator || by == ChangeParty.Regulator, walk.Length + 1));
            }
        }

        Assert.True(seen > 20);
    }

    [Fact]
    public void Only_a_return_needs_words() =>
        Assert.Equal([ChangeMove.Return], Enum.GetValues<ChangeMove>().Where(ChangeMoves.NeedsReason));

    [Fact]
    public void Every_move_state_and_fact_has_a_name_that_leads_back_to_it()
    {
        Assert.All(Enum.GetValues<ChangeState>(), state => Assert.Equal(state, ChangeCodes.State(ChangeCodes.Of(state))));
        Assert.All(Enum.GetValues<ChangeMove>(), move => Assert.Equal(move, ChangeCodes.Move(ChangeCodes.Of(move))));
        Assert.All(ChangeFacts.All, fact => Assert.Equal(fact, ChangeFacts.FromCode(ChangeFacts.ToCode(fact))));
        Assert.Null(ChangeCodes.State("Pending"));
        Assert.Null(ChangeFacts.FromCode(null));
    }

    [Fact]
    public void Every_move_is_in_the_table_once() =>
        Assert.Equal(Enum.GetValues<ChangeMove>(), ChangeMoves.All.Select(rule => rule.Move).Order());
}
