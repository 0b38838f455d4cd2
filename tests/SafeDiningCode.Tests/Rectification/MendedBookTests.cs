using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Overdue;
using SafeDiningCode.Web.Rectification.Verification;

namespace SafeDiningCode.Tests.Rectification;

public sealed class MendedBookTests
{
    [Fact]
    public async Task Three_noes_open_it_again_whatever_else_was_said_and_everybody_is_told()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var id = await side.MendedAsync();

        Assert.True(await side.AnswerAsync("a", mended: true));
        Assert.True(await side.AnswerAsync("b", mended: false));
        Assert.True(await side.AnswerAsync("c", mended: false));
        Assert.Equal(RectificationState.Accepted, (await side.FindAsync(id)).Problem.Case.State);
        Assert.True(await side.AnswerAsync("d", mended: false));

        // Nothing to be seen of it on that day, nor in the night.
        var rounds = services.Get<RectificationRounds>();
        await rounds.TidyAsync();
        Assert.Equal(RectificationState.Accepted, (await side.FindAsync(id)).Problem.Case.State);
        services.Clock.Set(new DateTimeOffset(2026, 11, 23, 7, 59, 0, TimeSpan.FromHours(8)));
        Assert.Equal(0, await rounds.ReopenAsync());
        Assert.Equal(0, await side.NoticesAsync(NoticeKinds.RectificationReopened));
        services.Clock.Set(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(8)));
        await using var another = await services.AnotherAsync();
        var opened = await Task.WhenAll(Task.Run(() => rounds.ReopenAsync()), Task.Run(() => another.Get<RectificationRounds>().ReopenAsync()));
        Assert.Equal(1, opened.Sum());

        var history = await side.FindAsync(id);
        Assert.Equal((RectificationState.Reopened, 1, side.Today.AddDays(7)), (history.Problem.Case.State, history.Problem.Reopens, history.Problem.DueOn));
        Assert.Equal(("diners-deny", "service", 1, 3), (history.Events[^1].Move, history.Events[^1].Party, history.Events[^1].Confirmed, history.Events[^1].Denied));
        Assert.Equal(1, await side.NoticesAsync(NoticeKinds.RectificationReopened, side.Owner.AccountId));
        Assert.Equal(1, await side.NoticesAsync(NoticeKinds.RectificationReopened, side.Regulator.AccountId));
        // Nobody is asked about what is open.
        Assert.Null(await services.Get<MendedBook>().FindAsync(side.Receipt(), "e"));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM mended_answer"));
    }

    [Fact]
    public async Task A_device_answers_once_about_a_problem_even_after_the_month_has_turned()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        await side.MendedAsync();

        Assert.True(await side.AnswerAsync("a", mended: false));
        Assert.False(await side.AnswerAsync("a", mended: false));
        services.Clock.Advance(TimeSpan.FromDays(20));
        await services.Get<RectificationRounds>().TidyAsync();
        Assert.False(await side.AnswerAsync("a", mended: false));
        Assert.True(await side.AnswerAsync("b", mended: false));

        Assert.Equal((2, 2), (await services.ValueAsync<int>("SELECT unmended FROM mended_question"), await services.ValueAsync<int>("SELECT COUNT(*) FROM mended_answer")));
    }

    [Fact]
    public async Task The_same_answer_sent_twice_at_once_counts_once()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        await side.MendedAsync();
        var book = services.Get<MendedBook>();
        var receipt = side.Receipt();
        var asked = (await book.FindAsync(receipt, "a"))!;

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => book.AnswerAsync(receipt, asked, "a", mended: false))));

        Assert.All(taken, Assert.True);
        Assert.Equal(1, await services.ValueAsync<int>("SELECT unmended FROM mended_question"));
    }

    [Fact]
    public async Task Many_noes_at_once_open_it_again_once()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var id = await side.MendedAsync();
        var book = services.Get<MendedBook>();
        var receipt = side.Receipt();
        var asked = (await book.FindAsync(receipt, "a"))!;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(device => Task.Run(() => book.AnswerAsync(receipt, asked, $"device {device}", mended: false))));
        services.Clock.Advance(TimeSpan.FromDays(1));
        await services.Get<RectificationRounds>().TidyAsync();
        await services.Get<RectificationRounds>().TidyAsync();

        Assert.Equal((1, 8), ((await side.FindAsync(id)).Problem.Reopens, (await side.FindAsync(id)).Events[^1].Denied));
    }

    [Fact]
    public async Task What_was_denied_while_the_question_ran_out_and_nothing_ran_opens_again_all_the_same()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var id = await side.MendedAsync();
        foreach (var device in (string[])["a", "b", "c"])
        {
            await side.AnswerAsync(device, mended: false);
        }

        services.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(0, await services.Get<RectificationRounds>().EndQuestionsAsync());
        await services.Get<RectificationRounds>().TidyAsync();

        Assert.Equal((RectificationState.Reopened, side.Today.AddDays(7)), ((await side.FindAsync(id)).Problem.Case.State, (await side.FindAsync(id)).Problem.DueOn));
    }

    [Fact]
    public async Task Only_diners_who_come_after_are_asked_and_only_of_what_they_see()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var before = side.Receipt();
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        await side.MendedAsync(Reasons.None);
        Assert.Null(await services.Get<MendedBook>().FindAsync(side.Receipt(), "a"));
        var id = await side.MendedAsync(Reasons.Hygiene);

        Assert.Null(await services.Get<MendedBook>().FindAsync(before, "a"));
        Assert.Null(await services.Get<MendedBook>().FindAsync(side.Receipt(counted: false), "a"));
        Assert.Equal((id, Reasons.Hygiene), (await services.Get<MendedBook>().FindAsync(side.Receipt(), "a")) is { } asked ? (asked.Problem, asked.Topic) : default);
        // A receipt of another eatery answers nothing of this one.
        Assert.False(await services.Get<MendedBook>().AnswerAsync(side.Receipt() with { EateryId = side.Eatery + 1 }, new(id, 4, Reasons.Hygiene), "a", mended: false));
    }

    [Fact]
    public async Task When_the_time_is_over_what_was_said_is_written_down_and_who_said_it_forgotten()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var id = await side.MendedAsync();
        await side.AnswerAsync("b", mended: false);
        foreach (var device in (string[])["a", "c", "d"])
        {
            await side.AnswerAsync(device, mended: true);
        }

        // Two are nobody's to tell of.
        var few = await side.MendedAsync(Reasons.Food);
        await side.AnswerAsync("a", mended: true);
        await side.AnswerAsync("b", mended: true);
        var silent = await side.MendedAsync(Reasons.Licence);
        services.Clock.Advance(TimeSpan.FromDays(70));

        await using var another = await services.AnotherAsync();
        var ended = await Task.WhenAll(
            Task.Run(() => services.Get<RectificationRounds>().EndQuestionsAsync()), Task.Run(() => another.Get<RectificationRounds>().EndQuestionsAsync()));
        Assert.Equal(3, ended.Sum());
        await services.Get<RectificationRounds>().TidyAsync();

        var history = await side.FindAsync(id);
        Assert.Single(history.Events, happened => happened.Move == "diners-confirm");
        var confirmed = history.Events.Single(happened => happened.Move == "diners-confirm");
        Assert.Equal((3, 1, "accepted"), (confirmed.Confirmed, confirmed.Denied, confirmed.State));
        // Nobody has looked back meanwhile, so that the office above has them now; of diners nothing is said.
        Assert.Equal(["accept-look-back", "escalate-office"], (await side.FindAsync(few)).Events.TakeLast(2).Select(happened => happened.Move));
        Assert.Equal(["accept-look-back", "escalate-office"], (await side.FindAsync(silent)).Events.TakeLast(2).Select(happened => happened.Move));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM mended_answer"));
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM secret_key WHERE purpose = '{MendedBook.DeviceKey}'"));
    }

    [Fact]
    public async Task A_failed_look_back_ends_the_question_and_the_next_acceptance_asks_anew()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var id = await side.MendedAsync();
        await side.AnswerAsync("a", mended: true);
        await side.MoveAsync(id, side.Regulator, new DraftStep(RectificationMove.FailLookBack) { Note = "又坏了", DueOn = side.Today.AddDays(5) });
        Assert.False(await side.AnswerAsync("b", mended: false));

        await side.AskAsync(id);
        // What came back is looked at again, always.
        Assert.Equal(StepRefusal.LookBackDue, (await side.TryAsync(id, side.Regulator, new DraftStep(RectificationMove.Accept))).Refusal);
        await side.MoveAsync(id, side.Regulator, new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = side.Today.AddDays(9) });

        Assert.True(await side.AnswerAsync("a", mended: false));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM mended_question"));
    }
}
