using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class ChoiceTests
{
    private static readonly ChoiceKind[] Kinds = [.. Enumerable.Range(0, 4).Select(Machines.Kind)];

    [Test]
    public void Default_IsAlwaysOrdinary()
        => Assert.That(new DefaultChoices().Choose(Machines.Kind(3), 9, 5), Is.Zero);

    [Test]
    public void Script_IsOrdinary_WhereItSaysNothing()
    {
        ScriptedChoices choices = new ScriptedChoices().Always(1, 2);

        Assert.That(choices.Choose(Kinds[2], 0, 5), Is.Zero);
        Assert.That(choices.Choose(Kinds[1], 0, 5), Is.EqualTo(2));
    }

    [Test]
    public void Script_NamesAnOccurrence_OfAKind()
    {
        ScriptedChoices choices = new ScriptedChoices().At(1, 2, 3);

        Assert.That(Ask(choices, 1, 4), Is.EqualTo(new[] { 0, 0, 3, 0 }));
        Assert.That(choices.Asked(1), Is.EqualTo(4));
        choices.Restart();
        Assert.That(Ask(choices, 1, 4), Is.EqualTo(new[] { 0, 0, 3, 0 }));
    }

    [Test]
    public void Script_CountsOccurrences_AtEachSiteApart()
    {
        ScriptedChoices choices = new ScriptedChoices().AtSite(1, 70, 1, 4);
        choices.Choose(Kinds[1], 71, 5);

        Assert.That(choices.Choose(Kinds[1], 70, 5), Is.Zero);
        Assert.That(choices.Choose(Kinds[1], 71, 5), Is.Zero);
        Assert.That(choices.Choose(Kinds[1], 70, 5), Is.EqualTo(4));
    }

    [Test]
    public void MoreSpecificLine_GoesFirst()
    {
        ScriptedChoices choices = new ScriptedChoices()
            .Always(1, 1).AlwaysAtSite(1, 70, 2).At(1, 1, 3).AtSite(1, 70, 2, 4);

        int[] values = [.. Enumerable.Range(0, 4).Select(_ => choices.Choose(Kinds[1], 70, 9))];

        Assert.That(values, Is.EqualTo(new[] { 2, 3, 4, 2 }));
        Assert.That(choices.Choose(Kinds[1], 71, 9), Is.EqualTo(1));
    }

    [Test]
    public void LineFromAnOccurrenceOn_HoldsForAllLaterOnes_AtItsSite()
    {
        ScriptedChoices choices = new ScriptedChoices()
            .AlwaysAtSite(1, 70, 2).AtSite(1, 70, 2, 5).FromSite(1, 70, 1, 4);

        int[] values = [.. Enumerable.Range(0, 4).Select(_ => choices.Choose(Kinds[1], 70, 9))];

        Assert.That(values, Is.EqualTo(new[] { 2, 4, 4, 4 }));
        Assert.That(choices.Choose(Kinds[1], 71, 9), Is.Zero);
        Assert.That(choices.Script.Last(), Is.EqualTo(new ScriptedChoice(1, 70, 1, 4, AndLater: true)));
        choices.Clear();
        Assert.That(choices.Choose(Kinds[1], 70, 9), Is.Zero);
    }

    [Test]
    public void LineOfAPlace_CountsTheVisitsOfThatPlaceOnly()
    {
        ChoicePlace place = new((TraceName)70, (TraceName)5, ChoicePhase.CallExit);
        ScriptedChoices choices = new ScriptedChoices().Always(1, 1).AtPlace(1, place, 1, 3);

        int[] values =
        [
            .. new[] { (5, 0), (6, 1), (5, 2), (5, 3) }.Select(visit => choices.Choose(
                new ChoiceSite(Kinds[1], place.Name, (TraceName)visit.Item1, place.Phase, visit.Item2), 9)),
        ];

        Assert.That(values, Is.EqualTo(new[] { 1, 1, 3, 1 }));
        Assert.That(choices.Script.Last(), Is.EqualTo(new ScriptedChoice(1, 70, 1, 3) { Place = place }));
        choices.Clear();
        Assert.That(choices.Script, Is.Empty);
    }

    [Test]
    public void Deviation_IsAChoiceThatWentAnotherWay_UntilARestart()
    {
        ScriptedChoices choices = new ScriptedChoices().At(1, 1, 3);

        choices.Choose(Kinds[1], 70, 9);
        Assert.That(choices.HasDeviated(1), Is.False);
        choices.Choose(Kinds[1], 70, 9);
        Assert.That((choices.HasDeviated(1), choices.HasDeviated(2)), Is.EqualTo((true, false)));
        choices.Restart();
        Assert.That(choices.HasDeviated(1), Is.False);
    }

    [Test]
    public void Value_IsClamped_ToTheOutcomesThatThereAre()
    {
        ScriptedChoices choices = new ScriptedChoices().Always(1, 100).Always(2, -1);

        Assert.That((choices.Choose(Kinds[1], 0, 3), choices.Choose(Kinds[1], 0, 1)), Is.EqualTo((2, 0)));
        Assert.That(choices.Choose(Kinds[2], 0, 3), Is.Zero);
        Assert.Throws<HarnessDefectException>(() => choices.Choose(Kinds[1], 0, 0));
    }

    [Test]
    public void Recording_KeepsWhatWasChosen_HoweverMuchThatIs()
    {
        const int Many = 100_000;
        RecordingChoices choices = new(new ScriptedChoices().Always(1, 2));

        choices.Choose(Kinds[1], 7, 3);
        choices.Choose(Kinds[2], 8, 4);

        Assert.That(
            choices.Recorded,
            Is.EqualTo(new[] { new RecordedChoice(Site(1, 7), 3, 2), new RecordedChoice(Site(2, 8), 4, 0) }));
        for (int i = 0; i < Many; i++)
        {
            choices.Choose(Kinds[1], 7, 3);
        }

        Assert.That(choices.Recorded, Has.Count.EqualTo(Many + 2));
        choices.Clear();
        Assert.That(choices.Recorded, Is.Empty);
    }

    [Test]
    public void Script_WantsTheKindsThatItNames()
    {
        ScriptedChoices choices = new ScriptedChoices().Always(1, 2).At(3, 0, 1);

        Assert.That(choices.Wanted, Is.EqualTo(0b1010ul));
        Assert.That(new DefaultChoices().Wanted, Is.Zero);
        Assert.That(new RecordingChoices(choices, wanted: 1).Wanted, Is.EqualTo(0b1011ul));
    }

    [Test]
    public void Replay_MakesTheSameChoices_AndOrdinaryOnesAfterThem()
    {
        ReplayedChoices choices = new([new RecordedChoice(Site(1, 7), 3, 2), new RecordedChoice(Site(2, 8), 4, 1)]);

        int[] values = [choices.Choose(Site(1, 7), 3), choices.Choose(Site(2, 8), 4), choices.Choose(Site(1, 9), 3)];

        Assert.That(values, Is.EqualTo(new[] { 2, 1, 0 }));
    }

    [Test]
    public void Replay_ThatIsOutOfRange_NamesSiteAndRange()
    {
        ChoiceSite site = new(
            new ChoiceKind(4, "Preempt", "nothing", "other processor"),
            TraceName.NdisGetVersion,
            TraceName.MiniportPause,
            ChoicePhase.CallExit,
            17);
        ReplayedChoices choices = new([new RecordedChoice(site, 5, 4)]);

        Assert.That(
            Assert.Throws<HarnessDefectException>(() => choices.Choose(site, 3))!.Message,
            Is.EqualTo("Preempt of NdisGetVersion at exit in MiniportPause, number 17: 4 is no alternative, "
                + "they are 0 to 2: 0 nothing, 1 other processor, 2 alternative 2"));
    }

    [Test]
    public void Replay_ThatComesToAnotherSite_NamesBoth()
    {
        ReplayedChoices choices = new([new RecordedChoice(Site(1, 7), 3, 2)]);

        Assert.That(
            Assert.Throws<HarnessDefectException>(() => choices.Choose(Site(2, 7), 3))!.Message,
            Does.Contain("'kind 1 of ").And.Contain("'kind 2 of "));
    }

    [Test]
    public void Site_SaysWhereItIs()
    {
        ChoiceSite entry = new(
            Kinds[1], TraceName.MiniportPause, TraceName.MiniportPause, ChoicePhase.CallbackEntry, 0);
        ChoiceSite none = new(Kinds[1], TraceName.None, TraceName.None, ChoicePhase.Inside, 2);

        Assert.That($"{entry}; {none}", Is.EqualTo("kind 1 of MiniportPause at entry, number 0; kind 1, number 2"));
        Assert.That(new RecordedChoice(none, 3, 2).ToString(), Is.EqualTo("kind 1, number 2: alternative 2"));
    }

    [Test]
    public void Kinds_HaveNumbersThatFitIntoAWord()
        => Assert.Throws<ArgumentOutOfRangeException>(() => Machines.Kind(ChoiceKind.MaximumKinds));

    [Test]
    public void Machine_SaysWhereAChoiceIsAskedFor()
    {
        RecordingChoices choices = new(new DefaultChoices());
        using SimulatedPc pc = Machines.Pc(choices);
        pc.Scheduler.Running.EnterCallback(TraceName.MiniportPause, 0);

        pc.Choose(Kinds[1], TraceName.NdisGetVersion, ChoicePhase.CallEntry, 2);
        pc.Choose(Kinds[1], TraceName.NdisGetVersion, ChoicePhase.CallEntry, 2);

        Assert.That(
            choices.Recorded.Select(choice => choice.Site),
            Is.EqualTo(Enumerable.Range(0, 2).Select(ordinal => new ChoiceSite(
                Kinds[1], TraceName.NdisGetVersion, TraceName.MiniportPause, ChoicePhase.CallEntry, ordinal))));
    }

    [Test]
    public void Recording_RefusesAnOutcomeThatThereIsNot()
        => Assert.Throws<HarnessDefectException>(
            () => new RecordingChoices(new DefaultChoices()).Choose(Kinds[1], 0, 0));

    private static ChoiceSite Site(int kind, uint ddi)
        => new(Kinds[kind], (TraceName)ddi, TraceName.None, ChoicePhase.Inside, 0);

    private static int[] Ask(ChoiceSource choices, int kind, int times)
        => [.. Enumerable.Range(0, times).Select(site => choices.Choose(Kinds[kind], (uint)site, 5))];
}
