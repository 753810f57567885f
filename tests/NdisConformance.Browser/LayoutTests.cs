using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NdisConformance.Browser;

/// <summary>What can be read at any width: nothing sticks out, no text lies on another.</summary>
[TestFixture]
internal sealed class LayoutTests
{
    private static readonly string Faults =
        """
        () => {
            const faults = [];
            const page = document.documentElement;
            if (page.scrollWidth > page.clientWidth) {
                faults.push(`the page is ${page.scrollWidth} wide and shows ${page.clientWidth}`);
            }
            const clip = node => {
                let box = { left: -1e6, right: 1e6, top: -1e6, bottom: 1e6 };
                for (let at = node.parentElement; at; at = at.parentElement) {
                    const style = getComputedStyle(at);
                    if (style.overflowX !== "visible" || style.overflowY !== "visible") {
                        const own = at.getBoundingClientRect();
                        box = { left: Math.max(box.left, own.left), right: Math.min(box.right, own.right),
                            top: Math.max(box.top, own.top), bottom: Math.min(box.bottom, own.bottom) };
                    }
                }
                return box;
            };
            const texts = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!node.data.trim() || !node.parentElement.checkVisibility()
                    || node.parentElement.closest("script, noscript, option, .hidden, .skip")) {
                    continue;
                }
                const range = document.createRange();
                range.selectNodeContents(node);
                const seen = clip(node);
                for (const box of range.getClientRects()) {
                    const text = { node, left: Math.max(box.left, seen.left), right: Math.min(box.right, seen.right),
                        top: Math.max(box.top, seen.top), bottom: Math.min(box.bottom, seen.bottom) };
                    if (text.right - text.left > 1 && text.bottom - text.top > 1) {
                        texts.push(text);
                    }
                }
            }
            texts.sort((one, other) => one.top - other.top);
            for (let i = 0; i < texts.length; i++) {
                for (let j = i + 1; j < texts.length && texts[j].top < texts[i].bottom - 3; j++) {
                    const wide = Math.min(texts[i].right, texts[j].right) - Math.max(texts[i].left, texts[j].left);
                    if (texts[i].node !== texts[j].node && wide > 2) {
                        faults.push(`"${texts[i].node.data.trim()}" lies on "${texts[j].node.data.trim()}"`);
                    }
                }
            }
            return faults.slice(0, 10);
        }
        """;

    [Test]
    public async Task Overview_FitsAsync([Values(1280, 390)] int width)
    {
        IPage page = await Browser.OpenAsync(SampleRun.File, width);
        await page.Locator("summary").First.ClickAsync();

        Assert.That(await page.EvaluateAsync<string[]>(Faults), Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Mistake_FitsAsync([Values(1280, 390)] int width)
    {
        IPage page = await Browser.OpenAsync(SampleRun.File, width);
        await page.Locator(".item").First.ClickAsync();
        await Expect(page.Locator(".events .row.marked").First).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<string[]>(Faults), Is.Empty);

        await page.Locator(".legend summary").ClickAsync();
        for (int zoom = 0; zoom < 4; zoom++)
        {
            await page.Keyboard.PressAsync("+");
        }

        Assert.That(await page.EvaluateAsync<string[]>(Faults), Is.Empty);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare with a passing run" }).ClickAsync();
        await Expect(page.Locator(".row.first-difference")).ToHaveCountAsync(2);
        Assert.That(await page.EvaluateAsync<string[]>(Faults), Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Check_KnowsTextThatLiesOnText()
    {
        IPage page = await Browser.OpenAsync(SampleRun.File, 390);
        await page.EvaluateAsync(
            """
            () => {
                const text = document.createElement("p");
                text.textContent = "over the heading".repeat(40);
                text.style = "position: absolute; top: 0; white-space: nowrap";
                document.body.append(text);
            }
            """);

        string[] faults = await page.EvaluateAsync<string[]>(Faults);

        Assert.That(faults, Has.Some.Contains("lies on"));
        Assert.That(faults, Has.Some.Contains("wide and shows"));
        await page.Context.CloseAsync();
    }
}
