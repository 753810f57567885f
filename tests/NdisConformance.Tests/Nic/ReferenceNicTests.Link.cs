namespace NdisConformance.Tests.Nic;

/// <content>The link.</content>
internal sealed partial class ReferenceNicTests
{
    private const uint Status = 0x04;

    [Test]
    public void Link_RaisesItsCauseWithThatOfErrors_AndShowsInStatus()
    {
        Assert.That(_nic.ReadRegister(Status) & 1, Is.EqualTo(1));
        _nic.WriteRegister(Mask, 0x4);
        _nic.SetLink(true);
        Assert.That(_nic.ReadRegister(Cause), Is.Zero);

        _nic.SetLink(false);

        Assert.That((_nic.ReadRegister(Cause), _bus.IsLineUp), Is.EqualTo((0xCu, true)));
        _nic.WriteRegister(Cause, 0xC);
        Assert.That(_nic.ReadRegister(Status) & 1, Is.Zero);
        Assert.That((_nic.ReadRegister(Cause), _bus.IsLineUp), Is.EqualTo((0u, false)));
    }

    [Test]
    public void Link_ThatTheDriverHasNotRead_IsRaisedAgainByAReset()
    {
        _nic.SetLink(false);
        _nic.WriteRegister(Control, 1);
        Assert.That(_nic.ReadRegister(Cause), Is.EqualTo(0xC));

        Assert.That(_nic.ReadRegister(Status) & 1, Is.Zero);
        _nic.WriteRegister(Control, 1);
        Assert.That(_nic.ReadRegister(Cause), Is.Zero);
    }

    [Test]
    public void Link_ThatIsDown_LosesFrames()
    {
        Post(0, Data, 60, Own | EndOfFrame);
        _nic.SetLink(false);
        Ring();
        _bus.RunAll(_nic);
        _nic.OnWireReceive(new byte[60]);

        Assert.That(_bus.Wire, Is.Empty);
        Assert.That(Flags(0), Is.EqualTo(EndOfFrame | Done | Error));
        Assert.That(_nic.ReadRegister(ReceiveDrops), Is.Zero);
    }
}
