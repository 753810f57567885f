using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class ChoiceTests
{
    [Test]
    public void Default_IsAlwaysOrdinary()
        => Assert.That(new DefaultChoices().Choose(3, 9, 5), Is.Zero);

    [Test]
    public void Script_IsOrdinary_WhereItSaysNothing()
    {
        ScriptedChoices choices = new ScriptedChoices().Always(1, 2);

        Assert.That(choices.Choose(2, 0, 5), Is.Zero);
        Assert.That(choices.Choose(1, 0, 5), Is.EqualTo(2));
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
        choices.Choose(1, 71, 5);

        Assert.That(choices.Choose(1, 70, 5), Is.Zero);
        Assert.That(choices.Choose(1, 71, 5), Is.Zero);
        Assert.That(choices.Choose(1, 70, 5), Is.EqualTo(4));
    }

    [Test]
    public void MoreSpecificLine_GoesFirst()
    {
        ScriptedChoices choices = new ScriptedChoices()
            .Always(1, 1).AlwaysAtSite(1, 70, 2).At(1, 1, 3).AtSite(1, 70, 2, 4);

        int[] values = [.. Enumerable.Range(0, 4).Select(_ => choices.Choose(1, 70, 9))];

        Assert.That(values, Is.EqualTo(new[] { 2, 3, 4, 2 }));
        Assert.That(choices.Choose(1, 71, 9), Is.EqualTo(1));
    }

    [Test]
    public void Value_IsClamped_ToTheOutcomesThatThereAre()
    {
        ScriptedChoices choices = new ScriptedChoices().Always(1, 100).Always(2, -1);

        Assert.That((choices.Choose(1, 0, 3), choices.Choose(1, 0, 1), choices.Choose(2, 0, 3)), Is.EqualTo((2, 0, 0)));
        Assert.Throws<HarnessDefectException>(() => choices.Choose(1, 0, 0));
    }

    [Test]
    public void Recording_KeepsWhatWasChosen_UpToItsBound()
    {
        RecordingChoices choices = new(new ScriptedChoices().Always(1, 2), capacity: 2);

        choices.Choose(1, 7, 3);
        choices.Choose(2, 8, 4);
        choices.Choose(1, 9, 3);

        Assert.That(
            choices.Recorded,
            Is.EqualTo(new[] { new RecordedChoice(1, 7, 3, 2), new RecordedChoice(2, 8, 4, 0) }));
        Assert.That(choices.Dropped, Is.EqualTo(1));
        choices.Clear();
        Assert.That(choices.Recorded, Is.Empty);
    }

    [Test]
    public void Recording_RefusesAnOutcomeThatThereIsNot()
        => Assert.Throws<HarnessDefectException>(() => new RecordingChoices(new DefaultChoices()).Choose(1, 0, 0));

    private static int[] Ask(ChoiceSource choices, int kind, int times)
        => [.. Enumerable.Range(0, times).Select(site => choices.Choose(kind, (uint)site, 5))];
}
