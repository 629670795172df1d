// The sample article, written for the preview, in the languages there are; English stands in for every other.
export const articles = {
  "en": {
    "sections": ["World", "Business", "Markets", "Tech", "Politics", "Life & Arts"],
    "kicker": "Transport",
    "headline": "The night train is back, and Asia's cities are redrawing their maps around it",
    "standfirst": "Sleeper services dropped a generation ago are filling up again as travelers trade early flights for a bed that moves.",
    "byline": "By Mai Hoshino, staff writer",
    "caption": "An evening express crosses the strait on its way south. (Illustration)",
    "body": [
      "The last carriage leaves the platform at 9:40 in the evening, eleven minutes after the noodle stall on track four has sold out. By then most of the curtains are drawn. Students share a table over a single reading lamp; two engineers from a battery plant compare schedules for the morning shift, six hundred kilometers away.",
      "Ten years ago this train did not exist. It had been cut, like dozens of others across the region, when budget airlines made an hour in the air cheaper than a night on the rails. Now the operator sells nine berths in ten, and has ordered forty new carriages from a plant that had all but stopped building them.",
      "“We thought our passengers would be tourists,” said the line's operations chief, walking through a car that still smells of varnish. “They are people going to work. They tell us the bed saves them a hotel and a day.”",
      "The economics have turned quietly. Airport charges have climbed, city-center stations have been rebuilt around shops and clinics, and governments that count every ton of carbon have begun to price the difference. A berth on the route costs about as much as a flight with one bag, and arrives where the trams are.",
      "Cities are adjusting. Three regional capitals have moved bus terminals next to their stations since last spring, and a fourth is turning a freight yard into housing for people who commute overnight twice a week. Land within walking distance of the platforms has become the most sought-after on the coast.",
      "Not everyone is convinced. Rail unions warn that crews are stretched, and freight customers complain that the slots they relied on after midnight are going to passengers. “A railway can be full and still lose money,” noted one economist who advises the finance ministry. “The beds are the visible part. The track is the bill.”",
      "For the passengers on the 9:40, the argument is distant. Somewhere past the second tunnel the lights go down, the rhythm settles, and the country slides by unseen. Breakfast is at six, rice or toast, a quarter of an hour before the doors open on a different city."
    ]
  },
  "ja": {
    "sections": ["国際", "ビジネス", "マーケット", "テクノロジー", "政治", "文化"],
    "kicker": "交通",
    "headline": "夜行列車がアジアに帰ってきた 都市は路線図を描き直す",
    "standfirst": "一世代前に姿を消した寝台列車が、再び満席になっている。早朝便より「動くベッド」を選ぶ人が増えた。",
    "byline": "星野麻衣",
    "caption": "海峡を渡って南へ向かう夕方の急行（イラスト）",
    "body": [
      "最後尾の車両がホームを離れるのは午後9時40分。4番線の麺の屋台が売り切れてから11分後だ。その頃にはほとんどのカーテンが閉じている。学生たちは一つの読書灯を囲み、電池工場の技術者2人は600キロ先の朝のシフト表を見比べている。",
      "10年前、この列車はなかった。格安航空が1時間の空の旅を一晩の鉄道より安くしたとき、域内の数十本とともに廃止された。いまでは寝台の9割が埋まり、運行会社は製造をほぼ止めていた工場に新型客車40両を発注した。",
      "「観光客が中心になると思っていました」。まだニスの匂いが残る車内を歩きながら、運行責任者は話す。「実際は仕事に向かう人たちです。ベッドのおかげで宿代と一日が浮くと言われます」",
      "採算は静かに変わった。空港使用料は上がり、都心の駅は店舗や診療所とともに建て替えられ、炭素を数える政府はその差に値段を付け始めた。寝台の料金は手荷物一つの航空券とほぼ同じで、着くのは路面電車の目の前だ。",
      "都市も動き出した。昨春以降、三つの州都がバスターミナルを駅の隣に移し、四つ目は貨物ヤードを、週に2度夜行で通う人たちの住宅に変えようとしている。駅から歩ける土地は沿岸で最も人気が高い。",
      "慎重な声もある。労働組合は乗務員の負担が限界に近いと訴え、荷主は頼りにしていた深夜の枠が旅客に回ると不満を漏らす。「鉄道は満員でも赤字になり得る」と財務省に助言する経済学者は指摘する。「見えるのはベッド、請求書は線路です」",
      "9時40分発の乗客にとって、議論は遠い。二つ目のトンネルを過ぎると明かりが落ち、リズムが落ち着き、国は見えないまま流れていく。朝食は6時、ご飯かトースト。扉が別の街に開く15分前だ。"
    ]
  }
};
